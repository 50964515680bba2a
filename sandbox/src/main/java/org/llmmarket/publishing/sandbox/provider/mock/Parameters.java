package org.llmmarket.publishing.sandbox.provider.mock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.document.Parameter;

/** The parameters of one request, as texts. */
final class Parameters {

    private final MockRequest request;
    private final Map<String, String> pathValues;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> cookies;

    Parameters(MockRequest request, Map<String, String> pathValues) {
        this.request = request;
        this.pathValues = pathValues;
        this.query = pairs(request.query() == null ? "" : request.query(), "&");
        this.cookies = pairs(request.header("cookie").orElse(""), ";");
    }

    List<String> query(String name) {
        return query.getOrDefault(name, List.of());
    }

    List<String> cookie(String name) {
        return cookies.getOrDefault(name, List.of());
    }

    /** What was given for a parameter, one text for each time that it was given; none where it was not. */
    List<String> of(Parameter parameter) {
        return switch (parameter.in()) {
            case "path" ->
                Optional.ofNullable(pathValues.get(parameter.name())).stream().toList();
            case "query" -> query(parameter.name());
            case "cookie" -> cookie(parameter.name());
            default -> request.header(parameter.name()).stream().toList();
        };
    }

    /** Whether an object is given by its members, as {@code name[member]} or as members of their own. */
    boolean mayBeSpread(Parameter parameter) {
        boolean deep = query.keySet().stream().anyMatch(key -> key.startsWith(parameter.name() + "["));
        boolean spread =
                parameter.schema().path("properties").propertyNames().stream().anyMatch(query::containsKey);
        return deep || spread;
    }

    private static Map<String, List<String>> pairs(String text, String separator) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : text.split(separator, -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals)).trim();
            if (!name.isEmpty()) {
                pairs.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
