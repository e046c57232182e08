package io.regretradar.intake.mapping;

/** Takes a symbol from one enum to the one of the same name in another; null stays null. */
final class Symbols {

    private Symbols() {}

    static <E extends Enum<E>> E as(Class<E> type, Enum<?> symbol) {
        return symbol == null ? null : Enum.valueOf(type, symbol.name());
    }
}
