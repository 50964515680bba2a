package org.llmmarket.publishing.query.catalog;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.access.web.BrowserHeaders;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The plainest and most frequent read, {@code GET /services/{id}} of a public service by somebody unknown, answered before
 * security and routing begin: nothing of either would change the answer. Everything else goes the long way of
 * {@link ServiceEndpoint}, which answers the same.
 */
final class PublicReads extends OncePerRequestFilter {

    private static final String TEMPLATE = ApiMapping.BASE + "/services/{id}";
    private static final String START = ApiMapping.BASE + "/services/";
    private static final int LONGEST_ID = 255;

    private final Catalog catalog;
    private final WrittenAnswers answers;

    PublicReads(Catalog catalog, WrittenAnswers answers) {
        this.catalog = catalog;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<ServiceAnswer> answer = isPlain(request) ? find(request) : Optional.empty();
        if (answer.isPresent()) {
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, TEMPLATE);
            send(answer.get(), request.getHeader(HttpHeaders.IF_NONE_MATCH), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Nothing that says who calls, from where, with what or for which form of the answer. */
    private static boolean isPlain(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getRequestURI().startsWith(START)
                && request.getQueryString() == null
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader("X-API-Key") == null
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && request.getContentLengthLong() <= 0
                && !request.isSecure()
                && acceptsJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    /** Nothing that is ever encoded in an address. */
    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            if (character != '-'
                    && (character < '0' || character > '9')
                    && (character < 'a' || character > 'z')
                    && (character < 'A' || character > 'Z')) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    private static boolean acceptsJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    private Optional<ServiceAnswer> find(HttpServletRequest request) {
        String id = request.getRequestURI().substring(START.length());
        return isPlain(id) ? catalog.cached(new ServiceId(id)).flatMap(this::forEverybody) : Optional.empty();
    }

    private Optional<ServiceAnswer> forEverybody(CachedEntry service) {
        Optional<CatalogVersion> shown =
                service.entry().shown().filter(version -> Sight.OF_ANYBODY.sees(service.entry(), version));
        return shown.map(version -> answers.of(service, version, Optional.empty()))
                .filter(answer -> answer.view().status() != ServiceStatus.RETIRED);
    }

    private static void send(ServiceAnswer answer, @Nullable String known, HttpServletResponse response)
            throws IOException {
        BrowserHeaders.write(response);
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, Freshness.changing(true).getHeaderValue());
        if (Preconditions.isKnown(known, answer.entityTag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            response.setContentLength(answer.json().length);
            response.getOutputStream().write(answer.json());
        }
    }
}
