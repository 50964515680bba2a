package org.llmmarket.publishing.contract.reading;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain YAML scalar means: by the JSON schema of YAML 1.2, as OpenAPI asks. Dates, {@code no}, {@code 0777} and the
 * other conveniences of YAML 1.1 stay the texts that they are.
 */
final class YamlScalar {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");

    private YamlScalar() {}

    static boolean isNull(String plain) {
        return NULLS.contains(plain);
    }

    static boolean isTrue(String plain) {
        return TRUE.contains(plain);
    }

    static boolean isFalse(String plain) {
        return FALSE.contains(plain);
    }

    static boolean isNumber(String plain) {
        return !plain.isEmpty()
                && plain.charAt(0) <= '9'
                && NUMBER.matcher(plain).matches();
    }
}
