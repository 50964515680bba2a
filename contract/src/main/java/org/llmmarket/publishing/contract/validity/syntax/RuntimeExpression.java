package org.llmmarket.publishing.contract.validity.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runtime expressions, such as {@code $request.body#/id}, alone or in braces within a text. */
public final class RuntimeExpression {

    private static final String SOURCE = "(?:header\\.[!#$%&'*+.^_`|~0-9A-Za-z-]++|query\\.[^}]++|path\\.[^}]++"
            + "|body(?:#(?:/(?:[^~/]|~[01])*+)*+)?)";
    private static final Pattern EXPRESSION =
            Pattern.compile("\\$(?:url|method|statusCode|request\\." + SOURCE + "|response\\." + SOURCE + ")");
    private static final Pattern EMBEDDED = Pattern.compile("\\{(\\$[^}]*+)\\}");

    private RuntimeExpression() {}

    public static boolean isValid(String text) {
        return EXPRESSION.matcher(text).matches();
    }

    /** Whether a text that may hold expressions holds none that is broken. */
    public static boolean isValidTemplate(String text) {
        if (text.startsWith("$")) {
            return isValid(text);
        }
        Matcher embedded = EMBEDDED.matcher(text);
        int end = 0;
        while (embedded.find()) {
            if (!isValid(embedded.group(1))
                    || text.substring(end, embedded.start()).contains("{$")) {
                return false;
            }
            end = embedded.end();
        }
        return !text.substring(end).contains("{$");
    }
}
