package org.llmmarket.publishing.query.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/** Tells programs of an announced end: {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and a link to what follows. */
final class LifecycleHeaders {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private LifecycleHeaders() {}

    static void add(HttpHeaders headers, ServiceView service) {
        Instant deprecatedAt = service.deprecatedAt();
        if (service.status() != ServiceStatus.DEPRECATED || deprecatedAt == null) {
            return;
        }
        headers.set("Deprecation", "@" + deprecatedAt.getEpochSecond());
        if (service.sunsetAt() != null) {
            headers.set("Sunset", HTTP_DATE.format(service.sunsetAt()));
        }
        if (service.successor() != null) {
            headers.add(HttpHeaders.LINK, "<" + address(service.successor()) + ">; rel=\"successor-version\"");
        }
    }

    /** A successor is an address or the id of a service here. */
    private static String address(String successor) {
        try {
            URI uri = new URI(successor);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException anId) {
            // Then it can only be the id of a service.
        }
        return ApiMapping.BASE + "/services/" + UriUtils.encode(successor, StandardCharsets.UTF_8);
    }
}
