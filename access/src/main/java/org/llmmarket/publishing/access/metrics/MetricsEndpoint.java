package org.llmmarket.publishing.access.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.access.web.AtRoot;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /metrics}, open to whoever reaches the process, as scrapers expect: figures only, of nobody in particular. */
@AtRoot
@RestController
class MetricsEndpoint {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    MetricsEndpoint(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @MayCall(everybody = true)
    @GetMapping({"/metrics", ApiMapping.BASE + "/metrics"})
    ResponseEntity<byte[]> metrics(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accepted) {
        boolean isOpen = accepted != null && accepted.contains("application/openmetrics-text");
        String type = isOpen ? OPEN_METRICS : TEXT;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .body(meters.scrape(type).getBytes(StandardCharsets.UTF_8));
    }
}
