package org.llmmarket.publishing.sandbox.policy.catalogue;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.policy.rule.Expressions;
import policyengine.v1.Policy;

/** The policies of the marketplace, kept in memory: a restart brings back those that ship. */
public final class Policies {

    private final PolicyCompiler compiler;
    private final Supplier<Instant> clock;
    private final TreeMap<String, CompiledPolicy> byId = new TreeMap<>();
    private long revision;

    /** The shipped policies, judged in the environment of that name. */
    public static Policies shipped(String environment, Supplier<Instant> clock) {
        return new Policies(new PolicyCompiler(new Expressions(environment)), ShippedPolicies.read(), clock);
    }

    Policies(PolicyCompiler compiler, Collection<Policy> shipped, Supplier<Instant> clock) {
        this.compiler = compiler;
        this.clock = clock;
        shipped.forEach(this::create);
    }

    /** The policies as they are now. */
    public synchronized PolicySet now() {
        List<CompiledPolicy> policies = List.copyOf(byId.values());
        int content = policies.stream().map(CompiledPolicy::policy).toList().hashCode();
        return new PolicySet(revision + "-%08x".formatted(content), policies);
    }

    /** The policies as they would be with a draft among them, in place of the one of its id; none changes nothing. */
    public PolicySet nowWith(@Nullable Policy draft) {
        PolicySet now = now();
        if (draft == null) {
            return now;
        }
        String id = draft.getId().isEmpty() ? "draft" : draft.getId();
        List<CompiledPolicy> others = now.policies().stream()
                .filter(each -> !each.policy().getId().equals(id))
                .toList();
        List<CompiledPolicy> all = new ArrayList<>(others);
        all.add(compiler.compile(draft.toBuilder().setId(id).build()));
        return new PolicySet(now.version() + "-draft", all);
    }

    /** Other policies in place of these, in the order of their ids. */
    public PolicySet instead(List<Policy> others) {
        return new PolicySet(
                "%08x-instead".formatted(others.hashCode()),
                others.stream()
                        .sorted(Comparator.comparing(Policy::getId))
                        .map(compiler::compile)
                        .toList());
    }

    /** The policy of that id; NOT_FOUND when there is none. */
    public synchronized Policy get(String id) {
        return known(id).policy();
    }

    /** Adds a policy, under an id made of its name unless it brings one; INVALID_ARGUMENT names what is wrong with it. */
    public synchronized Policy create(Policy wanted) {
        String id = wanted.getId().isEmpty() ? freeId(wanted.getName()) : wanted.getId();
        Timestamp now = now(clock);
        CompiledPolicy compiled = compiler.compile(wanted.toBuilder()
                .setId(id)
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .setVersion("1")
                .build());
        if (byId.containsKey(id)) {
            throw Status.ALREADY_EXISTS
                    .withDescription("There is a policy '%s' already.".formatted(id))
                    .asRuntimeException();
        }
        return keep(compiled);
    }

    /** Takes the fields of the mask over, without a mask all of them. */
    public synchronized Policy update(String id, Policy changes, List<String> mask) {
        Policy current = known(id).policy();
        Policy changed = PolicyMask.apply(current, changes, mask);
        return keep(compiler.compile(changed.toBuilder()
                .setUpdatedAt(now(clock))
                .setVersion(Long.toString(Long.parseLong(current.getVersion()) + 1))
                .build()));
    }

    /** Takes the policy out; NOT_FOUND when there is none. */
    public synchronized void delete(String id) {
        known(id);
        byId.remove(id);
        revision++;
    }

    private Policy keep(CompiledPolicy compiled) {
        byId.put(compiled.policy().getId(), compiled);
        revision++;
        return compiled.policy();
    }

    private CompiledPolicy known(String id) {
        CompiledPolicy known = byId.get(id);
        if (known == null) {
            throw Status.NOT_FOUND
                    .withDescription("There is no policy '%s'.".formatted(id))
                    .asRuntimeException();
        }
        return known;
    }

    private String freeId(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = plain.isEmpty() ? "policy" : plain.substring(0, Math.min(plain.length(), 60));
        String id = stem;
        for (int next = 2; byId.containsKey(id); next++) {
            id = stem + "-" + next;
        }
        return id;
    }

    /** The time in the protocol's form. */
    public static Timestamp now(Supplier<Instant> clock) {
        Instant now = clock.get();
        return Timestamp.newBuilder()
                .setSeconds(now.getEpochSecond())
                .setNanos(now.getNano())
                .build();
    }
}
