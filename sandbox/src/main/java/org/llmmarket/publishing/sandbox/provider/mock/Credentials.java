package org.llmmarket.publishing.sandbox.provider.mock;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Security;

/**
 * Who may call a mock: whoever knows its one key, in the way that the document asks for or in the header {@value #HEADER}.
 * A document that protects nothing is protected all the same, unless anonymous calls were asked for: every listing of the
 * marketplace declares an authentication.
 */
final class Credentials {

    static final String HEADER = "X-API-Key";
    static final String KEY = "sandbox-key";

    private final boolean anonymous;
    private final boolean protectsNothing;

    Credentials(List<Operation> operations, boolean anonymous) {
        this.anonymous = anonymous;
        this.protectsNothing =
                operations.stream().noneMatch(operation -> operation.security().isDeclaredClosed());
    }

    Optional<Fault> check(Operation operation, MockRequest request, Parameters parameters) {
        boolean open = anonymous || (!protectsNothing && !operation.security().isDeclaredClosed());
        if (open || isKnown(operation, request, parameters)) {
            return Optional.empty();
        }
        return Optional.of(Fault.of(401, "A valid credential is required: the key of this sandbox is " + KEY + "."));
    }

    private static boolean isKnown(Operation operation, MockRequest request, Parameters parameters) {
        return request.header(HEADER).filter(KEY::equals).isPresent()
                || operation.security().alternatives().stream()
                        .filter(alternative -> !alternative.schemes().isEmpty())
                        .anyMatch(alternative -> alternative.schemes().stream()
                                .allMatch(scheme -> isGiven(scheme, request, parameters)));
    }

    private static boolean isGiven(Security.Scheme scheme, MockRequest request, Parameters parameters) {
        String type = scheme.node().path("type").asString("");
        if (type.equals("apiKey")) {
            String name = scheme.node().path("name").asString("");
            return switch (scheme.node().path("in").asString("")) {
                case "header" ->
                    request.header(name)
                            .map(Credentials::withoutBearer)
                            .filter(KEY::equals)
                            .isPresent();
                case "query" -> parameters.query(name).contains(KEY);
                default -> parameters.cookie(name).contains(KEY);
            };
        }
        String authorization = request.header("authorization").orElse("");
        return scheme.node().path("scheme").asString("").equalsIgnoreCase("basic")
                ? isBasic(authorization)
                : withoutBearer(authorization).equals(KEY);
    }

    private static String withoutBearer(String value) {
        return value.regionMatches(true, 0, "Bearer ", 0, 7)
                ? value.substring(7).trim()
                : value;
    }

    private static boolean isBasic(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).trim());
            return Arrays.asList(new String(decoded, StandardCharsets.UTF_8).split(":", 2))
                    .contains(KEY);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
