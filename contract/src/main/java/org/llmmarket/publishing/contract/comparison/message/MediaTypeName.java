package org.llmmarket.publishing.contract.comparison.message;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A media type or range by RFC 9110, without what makes no difference: case, order, UTF-8, boundary and weight. */
record MediaTypeName(String type, String subtype, Map<String, String> parameters) {

    static MediaTypeName of(String written) {
        String[] parts = written.split(";", 20);
        String[] names = parts[0].trim().toLowerCase(Locale.ROOT).split("/", 2);
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].trim().split("=", 2);
            put(parameters, parameter[0].trim().toLowerCase(Locale.ROOT), parameter.length > 1 ? parameter[1] : "");
        }
        return new MediaTypeName(names[0], names.length > 1 ? names[1] : "", parameters);
    }

    private static void put(Map<String, String> parameters, String name, String written) {
        String value = written.trim().replace("\"", "");
        boolean says = !name.isEmpty()
                && !name.equals("boundary")
                && !name.equals("q")
                && !(name.equals("charset") && value.equalsIgnoreCase("utf-8"));
        if (says) {
            parameters.put(name, name.equals("charset") ? value.toLowerCase(Locale.ROOT) : value);
        }
    }

    /** Whether everything of the other one is of this one too. */
    boolean covers(MediaTypeName other) {
        return (type.equals("*") || type.equals(other.type))
                && (subtype.equals("*") || subtype.equals(other.subtype))
                && other.parameters.entrySet().containsAll(parameters.entrySet());
    }

    /** Whether who reads this one reads the other one too, which may name this syntax by its suffix (RFC 6839). */
    boolean reads(MediaTypeName other) {
        return covers(other)
                || (other.subtype.endsWith("+" + subtype)
                        && type.equals(other.type)
                        && other.parameters.entrySet().containsAll(parameters.entrySet()));
    }

    boolean isForm() {
        return type.equals("multipart") || (type + "/" + subtype).equals("application/x-www-form-urlencoded");
    }
}
