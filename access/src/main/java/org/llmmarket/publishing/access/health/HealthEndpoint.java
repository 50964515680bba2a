package org.llmmarket.publishing.access.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.access.web.AtRoot;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.api.health.Health.State;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the service is, whether it lives, and whether it takes requests. */
@AtRoot
@RestController
class HealthEndpoint {

    private final Probes probes;
    private final Readiness readiness;
    private final String version;
    private final Instant startedAt;

    HealthEndpoint(Probes probes, Readiness readiness, String version, Instant startedAt) {
        this.probes = probes;
        this.readiness = readiness;
        this.version = version;
        this.startedAt = startedAt;
    }

    @MayCall(everybody = true)
    @GetMapping({"/health", ApiMapping.BASE + "/health"})
    ResponseEntity<Report> health() {
        Map<String, State> states = probes.states();
        State overall = overall(states);
        return answer(overall, overall == State.UNHEALTHY ? 503 : 200, states);
    }

    /** Says only that the process answers: whatever else is wrong, a restart would not cure it. */
    @MayCall(everybody = true)
    @GetMapping({"/health/live", ApiMapping.BASE + "/health/live"})
    ResponseEntity<Report> live() {
        return answer(State.HEALTHY, 200, probes.states());
    }

    @MayCall(everybody = true)
    @GetMapping({"/health/ready", ApiMapping.BASE + "/health/ready"})
    ResponseEntity<Report> ready() {
        Map<String, State> states = probes.states();
        State overall = readiness.isReady() ? overall(states) : State.UNHEALTHY;
        return answer(overall, overall == State.UNHEALTHY ? 503 : 200, states);
    }

    private static State overall(Map<String, State> states) {
        if (states.get("database") == State.UNHEALTHY) {
            return State.UNHEALTHY;
        }
        boolean fine = states.values().stream().allMatch(state -> state == State.HEALTHY || state == State.DISABLED);
        return fine ? State.HEALTHY : State.DEGRADED;
    }

    private ResponseEntity<Report> answer(State overall, int status, Map<String, State> states) {
        Instant now = Instant.now();
        Report report = new Report(overall, version, Uptime.format(Duration.between(startedAt, now)), now, states);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(report);
    }

    /** The contract's shape. */
    record Report(State status, String version, String uptime, Instant timestamp, Map<String, State> dependencies) {}
}
