package io.regretradar.intake.mapping;

/** The schemas hold every whole number as a long, so that writers may send int or long. */
final class Numbers {

    private Numbers() {}

    static Long widen(Integer value) {
        return value == null ? null : Long.valueOf(value);
    }
}
