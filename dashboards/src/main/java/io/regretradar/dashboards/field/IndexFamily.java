package io.regretradar.dashboards.field;

/**
 * An index, or the indices of all months that hold the same kind of document.
 *
 * @param name the index, or the alias over all months
 * @param monthly whether each month has its own index
 * @param id what {@code _id} is made of
 * @param holds what one document is
 */
public record IndexFamily(String name, boolean monthly, String id, String holds) {

    /** What matches all indices of the family and of no other, e.g. {@code regret-scores-*}. */
    public String pattern() {
        return monthly ? name + "-*" : name;
    }

    /** The name as people write it, e.g. {@code regret-scores-YYYY.MM}. */
    public String title() {
        return monthly ? name + "-YYYY.MM" : name;
    }
}
