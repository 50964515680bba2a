package org.llmmarket.publishing.command.batch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.web.util.UriUtils;

/** What a batch can hold, and the endpoint that does it when it comes alone. */
enum CommandKind {
    PUBLISH("POST", "/services"),
    UPDATE("PUT", "/services/{id}"),
    VERSION("POST", "/services/{id}/versions"),
    RESUBMIT("POST", "/services/{id}/versions/{version}/resubmit"),
    DEPRECATE("POST", "/services/{id}/deprecate"),
    DEPRECATE_VERSION("POST", "/services/{id}/versions/{version}/deprecate"),
    CANCEL_DEPRECATION("POST", "/services/{id}/deprecate/cancel"),
    SUSPEND("POST", "/services/{id}/suspend"),
    REINSTATE("POST", "/services/{id}/reinstate"),
    ROLLBACK("POST", "/services/{id}/rollback"),
    RETIRE("DELETE", "/services/{id}"),
    GATE_OVERRIDE("POST", "/services/{id}/gate-overrides");

    private final String method;
    private final String template;

    CommandKind(String method, String template) {
        this.method = method;
        this.template = template;
    }

    static CommandKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String method() {
        return method;
    }

    boolean needsService() {
        return template.contains("{id}");
    }

    boolean needsVersion() {
        return template.contains("{version}");
    }

    String path(String serviceId, String version) {
        return template.replace("{id}", segment(serviceId)).replace("{version}", segment(version));
    }

    private static String segment(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }
}
