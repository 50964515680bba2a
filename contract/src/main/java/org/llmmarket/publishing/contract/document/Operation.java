package org.llmmarket.publishing.contract.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a document, with everything that applies to it: parameters and servers of its path, security of the
 * document.
 *
 * @param path the path template as it is written, e.g. {@code /models/{model}}
 * @param method in capitals, e.g. {@code GET}
 * @param pointer where the operation stands in the document
 * @param responses by status code, range such as {@code 2XX}, or {@code default}, in the order of the document
 * @param servers the Server Objects that apply, the nearest ones only
 * @param node the Operation Object itself
 */
public record Operation(
        String path,
        String method,
        String pointer,
        @Nullable String operationId,
        List<Parameter> parameters,
        @Nullable RequestBody requestBody,
        Map<String, Response> responses,
        Security security,
        List<JsonNode> servers,
        boolean deprecated,
        JsonNode node) {

    /** The response that is documented for a status: the code itself, its range, or the default. */
    public Optional<Response> response(int status) {
        for (String key : List.of(String.valueOf(status), status / 100 + "XX", status / 100 + "xx", "default")) {
            Response response = responses.get(key);
            if (response != null) {
                return Optional.of(response);
            }
        }
        return Optional.empty();
    }

    /** The lowest documented status of success, where there is one; a range counts as its first. */
    public Optional<Integer> successStatus() {
        return responses.keySet().stream()
                .filter(key -> key.length() == 3 && key.charAt(0) == '2')
                .map(key -> key.substring(1).equalsIgnoreCase("XX") ? 200 : statusOf(key))
                .filter(status -> status >= 200)
                .min(Integer::compare);
    }

    /** The parameters in one place: {@code path}, {@code query}, {@code header} or {@code cookie}. */
    public List<Parameter> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }

    /** As in {@code GET /models}. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static int statusOf(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException notACode) {
            return -1;
        }
    }
}
