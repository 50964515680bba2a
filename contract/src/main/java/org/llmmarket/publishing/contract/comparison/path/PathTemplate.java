package org.llmmarket.publishing.contract.comparison.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with parameters, of which the positions count and not the names. */
public record PathTemplate(String written) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)\\}");

    /** The path without the names of its parameters. */
    public String shape() {
        return PARAMETER.matcher(written).replaceAll("{}");
    }

    /** The names of its parameters in their order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(written);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
