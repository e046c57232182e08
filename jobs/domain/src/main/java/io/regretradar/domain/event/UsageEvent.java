package io.regretradar.domain.event;

/**
 * Use of the product, possibly many uses counted together.
 *
 * @param userId who used it; may be null
 * @param core whether the feature is one the customer bought the product for
 * @param count uses, at least 1
 * @param durationSec seconds spent, or null
 * @param errors errors met, at least 0
 * @param valueMoment whether this use was an outcome for the customer
 */
public record UsageEvent(
        Header header,
        String userId,
        String feature,
        boolean core,
        long count,
        Long durationSec,
        long errors,
        boolean valueMoment)
        implements AccountEvent {

    @Override
    public Stream stream() {
        return Stream.PRODUCT_USAGE;
    }
}
