package org.llmmarket.publishing.access.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Endpoints of every kind. */
@RestController
public class SampleEndpoint {

    public static final AtomicInteger MADE = new AtomicInteger();
    /** Whether requests lose their way after their commit. */
    public static final AtomicBoolean LOSING = new AtomicBoolean();

    /** Whether the second of many rows is somebody else's for a while. */
    public static final AtomicBoolean CONTESTED = new AtomicBoolean();

    public static volatile CountDownLatch gate = new CountDownLatch(0);

    private final Bodies bodies;
    private final Vault vault;
    private final KeyedWrites writes;
    private final TransactionTemplate transactions;

    SampleEndpoint(Bodies bodies, Vault vault, KeyedWrites writes, PlatformTransactionManager transactions) {
        this.bodies = bodies;
        this.vault = vault;
        this.writes = writes;
        this.transactions = new TransactionTemplate(transactions);
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/things", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> make(@RequestBody(required = false) byte @Nullable [] body)
            throws InterruptedException {
        bodies.parse(body);
        gate.await(10, TimeUnit.SECONDS);
        int number = MADE.incrementAndGet();
        return ResponseEntity.created(URI.create("/api/v1/things/" + number))
                .eTag("\"" + number + "\"")
                .body(Map.of("number", number));
    }

    /** Writes a row and answers with its number, unless it is told to lose its way after the commit. */
    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/rows", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> write(@RequestParam String row) {
        int number = MADE.incrementAndGet();
        ResponseEntity<Map<String, Object>> answer = writes.write(
                () -> transactions.executeWithoutResult(status -> {
                    vault.put(row + number, "written");
                    await();
                }),
                () -> ResponseEntity.created(URI.create("/api/v1/rows/" + number))
                        .body(Map.of("number", number)));
        if (LOSING.get()) {
            throw new IllegalStateException("lost after the commit");
        }
        return answer;
    }

    /** Writes three rows, each for itself, unless it is told to lose its way after the second. */
    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/rows/many", consumes = MediaType.APPLICATION_JSON_VALUE)
    String writeMany(@RequestParam String row) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            if (index == 2 && LOSING.get()) {
                throw new IllegalStateException("lost in the middle");
            }
            boolean isContested = index == 1 && CONTESTED.get();
            ResponseEntity<byte[]> answer =
                    writes.part(index, () -> isContested ? contested() : writeOne(row, MADE.incrementAndGet()));
            lines.add(new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8));
        }
        return String.join("\n", lines);
    }

    private ResponseEntity<Map<String, Integer>> writeOne(String row, int number) {
        return writes.write(
                () -> transactions.executeWithoutResult(status -> vault.put(row + number, "written")),
                () -> ResponseEntity.ok(Map.of("number", number)));
    }

    private ResponseEntity<Map<String, Integer>> contested() {
        writes.answered(409, true);
        return ResponseEntity.status(409).body(Map.of());
    }

    private static void await() {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @MayCall(everybody = true)
    @PostMapping("/echo")
    String echo(@RequestBody(required = false) byte @Nullable [] body) {
        MADE.incrementAndGet();
        return body == null ? "none" : Integer.toString(body.length);
    }

    @MayCall(everybody = true)
    @PostMapping("/contracts/echo")
    String echoContract(@RequestBody byte[] body) {
        return Integer.toString(body.length);
    }

    @MayCall(everybody = true)
    @PostMapping("/streams")
    StreamingResponseBody stream() {
        int number = MADE.incrementAndGet();
        return out -> out.write(("stream " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** Fails when so much is written. */
    @MayCall(everybody = true)
    @GetMapping("/exports")
    void export(@RequestParam(defaultValue = "10") int bytes, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getOutputStream().write(new byte[bytes]);
        throw new IllegalStateException("the rest is lost");
    }

    @MayCall(everybody = true, scope = Scope.AUDIT_READ)
    @GetMapping("/api/v1/who")
    Map<String, Object> who(Caller caller) {
        return Map.of("signedIn", caller.isSignedIn(), "roles", caller.roles(), "scopes", caller.scopes());
    }

    @MayCall({Role.REVIEWER, Role.AUDITOR})
    @GetMapping(path = "/reviews", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> reviews(@RequestParam int limit, @RequestParam(defaultValue = "ADMIN") Role role) {
        return Map.of("limit", limit);
    }

    @MayCall(everybody = true)
    @PutMapping("/tagged")
    Map<String, Object> tagged(@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Preconditions.requireMatch(ifMatch, "\"now\"");
        return Map.of();
    }

    @MayCall(everybody = true)
    @PostMapping("/faults/{kind}")
    void fail(@PathVariable String kind) throws Exception {
        MADE.incrementAndGet();
        Rejection taken = new Rejection(Reason.NAME_TAKEN, "Taken.", Findings.error("name", "Is taken.", "NAME_TAKEN"));
        switch (kind) {
            case "rejection" -> throw taken;
            case "wrapped" -> throw new CommandExecutionException("refused", new IllegalStateException(taken));
            case "concurrency" -> throw new CommandExecutionException("late", new ConcurrencyException("late"));
            case "unknown" -> throw new AggregateNotFoundException("x", "none");
            case "database" -> throw new DataAccessResourceFailureException("x", new SQLException("gone", "08006"));
            case "retired" ->
                throw Problem.of(410, "RETIRED", "Gone.")
                        .with("service", Map.of("id", "s"))
                        .exception();
            case "error" -> throw new StackOverflowError();
            case "cycle" -> {
                IllegalStateException first = new IllegalStateException("a");
                first.initCause(new IllegalStateException("b", first));
                throw first;
            }
            case "unreadable" ->
                throw new CommandExecutionException("failed", new SerializationException("an event of 2019"));
            default -> throw new IllegalStateException("secret detail");
        }
    }
}
