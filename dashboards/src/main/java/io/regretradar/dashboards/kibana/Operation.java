package io.regretradar.dashboards.kibana;

import io.regretradar.dashboards.field.FieldType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a Lens column computes, and of which fields it can. */
public enum Operation {
    COUNT(type -> true),
    SUM(FieldType::isNumber),
    AVERAGE(FieldType::isNumber),
    MEDIAN(FieldType::isNumber),
    PERCENTILE(FieldType::isNumber),
    MIN(FieldType::isNumber),
    MAX(FieldType::isNumber),
    UNIQUE_COUNT(FieldType::isAggregatable),
    LAST_VALUE(FieldType::isAggregatable),
    TERMS(FieldType::isAggregatable),
    DATE_HISTOGRAM(type -> type == FieldType.DATE),
    RANGE(FieldType::isNumber),
    FILTERS(type -> true),
    STATIC_VALUE(type -> true),
    FORMULA(type -> true),
    MATH(type -> true);

    /** The name Lens has for "every document", where a column needs no field. */
    public static final String RECORDS = "___records___";

    private final Predicate<FieldType> takes;

    Operation(Predicate<FieldType> takes) {
        this.takes = takes;
    }

    /** Finds one by the name that Lens has for it. */
    public static Optional<Operation> named(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    boolean takes(FieldType type) {
        return takes.test(type);
    }

    /** Lens' name for the type of the column, given that of its field. */
    public String dataType(FieldType type) {
        if (this == LAST_VALUE || this == TERMS || this == DATE_HISTOGRAM) {
            return switch (type) {
                case DATE -> "date";
                case BOOLEAN -> "boolean";
                case DOUBLE, LONG, INTEGER -> "number";
                default -> "string";
            };
        }
        return "number";
    }
}
