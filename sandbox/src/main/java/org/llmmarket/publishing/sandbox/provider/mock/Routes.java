package org.llmmarket.publishing.sandbox.provider.mock;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.llmmarket.publishing.contract.document.Operation;
import tools.jackson.databind.JsonNode;

/** Finds the operation that a request means, by path templates; concrete paths come before templated ones. */
final class Routes {

    /** An operation, and what the path says for its parameters. */
    record Match(Operation operation, Map<String, String> pathValues) {}

    private record Route(Operation operation, Pattern pattern, List<String> names, int variables) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    private final List<Route> routes;
    private final Set<String> prefixes;

    Routes(List<Operation> operations) {
        routes = operations.stream()
                .map(Routes::route)
                .sorted(Comparator.comparingInt(Route::variables))
                .toList();
        prefixes = operations.stream()
                .flatMap(operation -> operation.servers().stream())
                .map(Routes::prefix)
                .filter(prefix -> !prefix.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The operation for a method and a path, which may start with the path of one of the document's servers. */
    Optional<Match> find(String method, String path) {
        for (String below : spellings(path)) {
            for (Route route : routes) {
                Matcher matcher = route.pattern().matcher(below);
                if (route.operation().method().equals(method) && matcher.matches()) {
                    return Optional.of(match(route, matcher));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods that a path takes; none where nothing is there. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        for (String below : spellings(path)) {
            routes.stream()
                    .filter(route -> route.pattern().matcher(below).matches())
                    .forEach(route -> methods.add(route.operation().method()));
        }
        return methods;
    }

    private List<String> spellings(String path) {
        List<String> spellings = new ArrayList<>(List.of(path));
        prefixes.stream()
                .filter(prefix -> path.startsWith(prefix + "/"))
                .forEach(prefix -> spellings.add(path.substring(prefix.length())));
        return spellings;
    }

    private static Match match(Route route, Matcher matcher) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
            values.put(route.names().get(i), decode(matcher.group(i + 1)));
        }
        return new Match(route.operation(), values);
    }

    private static Route route(Operation operation) {
        StringBuilder pattern = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(operation.path());
        int end = 0;
        while (variables.find()) {
            pattern.append(Pattern.quote(operation.path().substring(end, variables.start())));
            pattern.append("([^/]+)");
            names.add(variables.group(1));
            end = variables.end();
        }
        pattern.append(Pattern.quote(operation.path().substring(end)));
        return new Route(operation, Pattern.compile(pattern + "/?"), names, names.size());
    }

    private static String prefix(JsonNode server) {
        String url = server.path("url").asString("");
        for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
            url = url.replace(
                    "{" + variable.getKey() + "}",
                    variable.getValue().path("default").asString(""));
        }
        try {
            String path = URI.create(url).getRawPath();
            return path == null ? "" : path.replaceAll("/+$", "");
        } catch (IllegalArgumentException noUrl) {
            return "";
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
