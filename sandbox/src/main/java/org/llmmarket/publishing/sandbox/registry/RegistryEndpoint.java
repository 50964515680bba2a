package org.llmmarket.publishing.sandbox.registry;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.idempotency.FirstAnswers;
import org.llmmarket.publishing.sandbox.server.Refused;
import org.llmmarket.publishing.sandbox.server.Refused.FieldFault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The registry's REST interface. */
@RestController
@RequestMapping("/api/v1")
class RegistryEndpoint {

    private static final String KEY = "Idempotency-Key";
    private static final Set<String> STATUSES = Set.of(
            Entry.REGISTERED, "pending_approval", "active", "deprecated", "suspended", "retired", "failed_validation");

    private final Registry registry;
    private final FirstAnswers answers = new FirstAnswers();

    RegistryEndpoint(Registry registry) {
        this.registry = registry;
    }

    @PostMapping("/services")
    ResponseEntity<Entry.Receipt> register(
            @RequestBody Registration told, @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var receipt = answers.once(key, "register", told.checked(), Entry.Receipt.class, () -> registry.add(told)
                .receipt());
        return ResponseEntity.created(URI.create("/api/v1/services/" + receipt.id()))
                .body(receipt);
    }

    @GetMapping("/services")
    Map<String, List<Entry>> list(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String version) {
        return Map.of(
                "data",
                registry.all().stream()
                        .filter(entry -> name == null || name.equals(entry.name()))
                        .filter(entry -> version == null || version.equals(entry.version()))
                        .toList());
    }

    @GetMapping("/services/{id}")
    Entry show(@PathVariable String id) {
        return registry.get(id);
    }

    @PutMapping("/services/{id}")
    Entry replace(
            @PathVariable String id,
            @RequestBody Registration told,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return answers.once(
                key,
                "replace " + id,
                told.checked(),
                Entry.class,
                () -> registry.change(id, entry -> entry.told(told, Instant.now())));
    }

    @PatchMapping("/services/{id}/status")
    Entry changeStatus(
            @PathVariable String id,
            @RequestBody StatusChange change,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        String status = change.checked();
        return answers.once(
                key,
                "status " + id,
                change,
                Entry.class,
                () -> registry.change(id, entry -> entry.in(status, change.reason(), Instant.now())));
    }

    @DeleteMapping("/services/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @RequestHeader(name = KEY, required = false) @Nullable String key) {
        answers.once(key, "remove " + id, id, String.class, () -> {
            registry.remove(id);
            return id;
        });
    }

    @GetMapping("/health")
    Map<String, Object> health() {
        return Map.of("status", "healthy", "entries", registry.all().size(), "timestamp", Instant.now());
    }

    record StatusChange(@Nullable String status, @Nullable String reason) {
        String checked() {
            if (status == null || !STATUSES.contains(status)) {
                throw Refused.invalid(
                        List.of(new FieldFault("status", "must be one of " + String.join(", ", STATUSES))));
            }
            return status;
        }
    }
}
