package org.llmmarket.publishing.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.command.Sample;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

class SimultaneousPublishersIT {

    private static final int MANY = 50;

    private final CommandServer server = CommandServer.shared();

    @Test
    void a_name_gets_exactly_one_owner() throws Exception {
        String name = "Chat " + UUID.randomUUID();
        List<Visitor> providers =
                IntStream.range(0, 10).mapToObj(i -> server.provider()).toList();

        List<Visitor.Answer> answers = simultaneously(
                MANY, i -> () -> providers.get(i % 10).post("/services", Definitions.named(name, "1.0.0")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> assertThat(
                        answer.status() + " " + answer.at("code"))
                .isIn("409 NAME_TAKEN", "409 VERSION_EXISTS"));
        assertThat(owners(name)).isEqualTo(1);
    }

    /** Without the gate, which sees most of them, all of them meet in the table. */
    @Test
    void the_table_decides_between_those_who_passed_the_gate_together() throws Exception {
        ServiceName name = new ServiceName("Chat " + UUID.randomUUID());

        List<String> outcomes = simultaneously(MANY, i -> () -> outcome(publish("provider-" + i, name)));

        assertThat(outcomes).containsOnly("accepted", "NAME_TAKEN");
        assertThat(outcomes).filteredOn("accepted"::equals).hasSize(1);
        assertThat(owners(name.value())).isEqualTo(1);
    }

    @Test
    void one_owners_simultaneous_requests_become_one_service() throws Exception {
        String name = "Chat " + UUID.randomUUID();
        Visitor provider = server.provider();

        List<Visitor.Answer> same =
                simultaneously(20, i -> () -> provider.post("/services", Definitions.named(name, "1.0.0")));

        assertThat(same).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(same).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> assertThat(
                        answer.status() + " " + answer.at("code"))
                .isIn("409 VERSION_EXISTS", "409 CONCURRENT_CHANGE"));
        assertThat(owners(name)).isEqualTo(1);
    }

    @Test
    void one_owners_simultaneous_versions_are_all_judged_by_what_came_before() throws Exception {
        String name = "Chat " + UUID.randomUUID();
        Visitor provider = server.provider();
        String id = provider.post("/services", Definitions.named(name, "1.0.0")).at("serviceId");

        List<Visitor.Answer> answers = simultaneously(
                10,
                i -> () -> provider.post("/services/" + id + "/versions", "{\"version\": \"1." + (i + 1) + ".0\"}"));

        assertThat(answers).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(201, 409, 422));
    }

    private String outcome(PublishVersion command) {
        try {
            server.happens(command);
            return "accepted";
        } catch (Rejection rejection) {
            return rejection.reason().name();
        }
    }

    private static PublishVersion publish(String provider, ServiceName name) {
        PublishVersion sample = Sample.publish("1.0.0", GateVerdict.FIRST);
        return new PublishVersion(
                ServiceId.next(),
                new Actor(new AccountId(provider), Set.of(Role.PROVIDER)),
                PublicationId.next(),
                name,
                sample.category(),
                sample.version(),
                sample.listing(),
                sample.terms(),
                sample.contractDigest(),
                sample.gate(),
                List.of(),
                List.of(),
                false);
    }

    private long owners(String name) {
        return server.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM domain_event WHERE name = 'ServiceCreated' AND payload ->> 'name' = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static <T> List<T> simultaneously(int count, IntFunction<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Callable<T> call = calls.apply(i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
