package org.llmmarket.publishing.saga.endpoint;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.net.HostLookup;

/** Endpoints under test, and the tests of them, for stories about both. */
final class Endpoints {

    static final String KEY = "a-secret-key-of-the-provider";

    /** A document with one protected list and one protected POST. */
    static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Models, version: '1'}
            security: [{key: []}]
            paths:
              /models:
                get:
                  responses:
                    '200':
                      description: Models
                      content: {application/json: {schema: {type: object, required: [data], properties: {data: {type: array}}}}}
              /chat:
                post:
                  requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
                  responses: {'200': {description: Chat, content: {application/json: {}}}, '400': {description: Bad}}
            components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
            """;

    private Endpoints() {}

    static EndpointUnderTest rest(String url) {
        return rest(url, new TestAccess("X-Key", KEY));
    }

    static EndpointUnderTest rest(String url, @Nullable TestAccess access) {
        return new EndpointUnderTest(
                "service", "publication", url, "rest", "api-key", 2_000, "public", document(DOCUMENT), access);
    }

    static EndpointUnderTest other(String protocol, String url, String level, @Nullable TestAccess access) {
        return new EndpointUnderTest("service", "publication", url, protocol, "api-key", 2_000, level, null, access);
    }

    static OpenApiDocument document(String text) {
        return OpenApiDocument.read(text).document().orElseThrow();
    }

    static NetworkEndpointTests allowing(int port) {
        return tests(Duration.ofSeconds(20), AllowedEndpoints.of("localhost:" + port));
    }

    static NetworkEndpointTests tests(Duration timeout, AllowedEndpoints allowed) {
        return tests(timeout, allowed, HostLookup.SYSTEM);
    }

    static NetworkEndpointTests tests(Duration timeout, AllowedEndpoints allowed, HostLookup lookup) {
        try {
            return new NetworkEndpointTests(timeout, allowed, lookup, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Check check(EndpointReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name + " in " + report));
    }

    static Outcome outcome(EndpointReport report, String name) {
        return check(report, name).outcome();
    }
}
