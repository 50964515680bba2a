package org.llmmarket.publishing.query.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.catalog.Standing;
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
        if (service.status() == ServiceStatus.DEPRECATED) {
            add(headers, service.deprecatedAt(), service.sunsetAt(), service.successor());
        }
    }

    static HttpHeaders of(CatalogVersion version) {
        HttpHeaders headers = new HttpHeaders();
        Standing standing = version.standing();
        if (version.status() == ServiceStatus.DEPRECATED) {
            add(headers, standing.deprecatedAt(), standing.sunsetAt(), standing.successor());
        }
        return headers;
    }

    private static void add(
            HttpHeaders headers,
            @Nullable Instant deprecatedAt,
            @Nullable Instant sunsetAt,
            @Nullable String successor) {
        if (deprecatedAt != null) {
            headers.set("Deprecation", "@" + deprecatedAt.getEpochSecond());
        }
        if (sunsetAt != null) {
            headers.set("Sunset", HTTP_DATE.format(sunsetAt));
        }
        if (successor != null) {
            headers.add(HttpHeaders.LINK, "<" + address(successor) + ">; rel=\"successor-version\"");
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
