package org.llmmarket.publishing.contract.validity.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with variables in braces, as paths and server URLs have them.
 *
 * @param variables their names in the order of the text
 * @param form the text with every variable written {@code {}}, so that templates that match the same have the same form
 * @param fault what is wrong with the braces, as the end of a sentence
 */
public record Template(
        List<String> variables, String form, @Nullable String fault) {

    public static Template of(String text) {
        List<String> variables = new ArrayList<>();
        StringBuilder form = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            String name = close < 0 ? "" : text.substring(open + 1, close);
            if (close < 0 || name.indexOf('{') >= 0) {
                return faulty(text, "a brace '{' is not closed");
            }
            if (name.isBlank() || name.indexOf('/') >= 0) {
                return faulty(text, "there is no variable between its braces");
            }
            if (text.substring(at, open).indexOf('}') >= 0) {
                return faulty(text, "a brace '}' closes nothing");
            }
            variables.add(name);
            form.append(text, at, open).append("{}");
            at = close + 1;
        }
        if (text.indexOf('}', at) >= 0) {
            return faulty(text, "a brace '}' closes nothing");
        }
        return new Template(
                List.copyOf(variables), form.append(text.substring(at)).toString(), null);
    }

    private static Template faulty(String text, String fault) {
        return new Template(List.of(), text, fault);
    }
}
