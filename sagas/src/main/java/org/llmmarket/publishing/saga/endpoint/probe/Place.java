package org.llmmarket.publishing.saga.endpoint.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import tools.jackson.databind.JsonNode;

/**
 * Where the paths of a contract live on the endpoint's host.
 *
 * @param base the path before those of the contract, without a slash at its end
 * @param query what the declared URL says after its path, if anything; sent with every call
 * @param note how it was found, where it is not the declared URL
 */
record Place(String base, @Nullable String query, String note) {

    /**
     * Where an operation may be, the likeliest first: below the declared URL; below it and the prefix that the document's
     * servers give; where the declared URL names an operation itself, beside it; and at the servers' prefix alone.
     *
     * @param paths all paths of the document
     */
    static List<Place> candidates(Destination destination, Operation operation, Collection<String> paths) {
        Map<String, Place> places = new LinkedHashMap<>();
        add(places, destination, destination.path(), "");
        String prefix = serverPrefix(operation);
        if (!prefix.isEmpty()) {
            String below = destination.path() + prefix;
            add(places, destination, below, "the paths were found under " + below + ", as the document's servers say");
        }
        longestSuffix(destination.path(), paths).ifPresent(suffix -> {
            String beside = destination.path().substring(0, destination.path().length() - suffix.length());
            String found = beside.isEmpty() ? "at the root" : "under " + beside;
            add(places, destination, beside, "the declared URL names an operation; the paths were found " + found);
        });
        if (!prefix.isEmpty()) {
            add(
                    places,
                    destination,
                    prefix,
                    "the paths were found under " + prefix + ", as the document's servers say");
        }
        return new ArrayList<>(places.values());
    }

    private static Optional<String> longestSuffix(String declared, Collection<String> paths) {
        return paths.stream()
                .filter(path -> path.length() > 1 && declared.endsWith(path))
                .max(Comparator.comparing(String::length));
    }

    private static void add(Map<String, Place> places, Destination destination, String base, String note) {
        places.putIfAbsent(base, new Place(base, destination.query(), note));
    }

    String target(String path) {
        String target = base + path;
        return query == null ? target : target + (target.indexOf('?') < 0 ? "?" : "&") + query;
    }

    /** The path of the first server that applies, its variables at their defaults. */
    private static String serverPrefix(Operation operation) {
        if (operation.servers().isEmpty()) {
            return "";
        }
        JsonNode server = operation.servers().get(0);
        String url = server.path("url").asString("");
        for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
            url = url.replace(
                    "{" + variable.getKey() + "}",
                    variable.getValue().path("default").asString(""));
        }
        try {
            String path = URI.create(url).getRawPath();
            String plain = path == null ? "" : path.replaceAll("/+$", "");
            return plain.isEmpty() || plain.startsWith("/") ? plain : "/" + plain;
        } catch (IllegalArgumentException noUrl) {
            return "";
        }
    }
}
