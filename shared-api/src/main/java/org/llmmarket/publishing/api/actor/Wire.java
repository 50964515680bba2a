package org.llmmarket.publishing.api.actor;

import java.util.Locale;

/** The wire spelling of enumerations: {@code PENDING_APPROVAL} is {@code pending_approval}. */
public final class Wire {

    private Wire() {}

    public static String format(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public static String dashed(Enum<?> value) {
        return format(value).replace('_', '-');
    }

    /**
     * Reads either spelling.
     *
     * @throws IllegalArgumentException when no constant has this spelling
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String wire) {
        return Enum.valueOf(type, wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
