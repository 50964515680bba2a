package org.llmmarket.publishing.command.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import org.llmmarket.publishing.store.log.EventLog;
import tools.jackson.databind.node.ObjectNode;

/** Two processes on one database, whose callers all change what they have seen. */
class ConditionalWritesIT {

    private static final CommandServer ONE = CommandServer.shared();
    private static final CommandServer OTHER = ONE.another();

    private final Visitor here = ONE.provider();
    private final Visitor there = OTHER.here(here);

    @AfterAll
    static void close() {
        OTHER.close();
    }

    @Test
    void of_all_who_change_the_same_state_one_does_and_the_others_are_told() {
        for (int round = 0; round < 5; round++) {
            Listing chat = Listing.active(ONE, here);
            String seen = here.put(chat.path(), "{}").has(200).header("ETag");
            int before = events(chat);

            List<Answer> answers = race(number -> (number % 2 == 0 ? here : there)
                    .put(chat.path(), "{\"tags\": [\"t" + number + "\"]}", "If-Match", seen));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allMatch(answer -> answer.status() == 412
                            || (answer.status() == 409 && answer.at("code").equals("CONCURRENT_CHANGE")));
            assertThat(events(chat) - before).isEqualTo(1);
        }
    }

    @Test
    void without_a_condition_all_changes_come_one_after_the_other() {
        Listing chat = Listing.active(ONE, here);
        int before = events(chat);

        List<Answer> answers =
                race(number -> (number % 2 == 0 ? here : there).put(chat.path(), "{\"tags\": [\"t" + number + "\"]}"));

        long done = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(answers)
                .allMatch(answer -> answer.status() == 200
                        || (answer.status() == 409 && answer.at("code").equals("CONCURRENT_CHANGE")));
        assertThat(done).isPositive();
        assertThat(events(chat) - before).isEqualTo((int) done);
    }

    @Test
    void who_publishes_by_name_may_say_which_state_that_follows() {
        Listing chat = Listing.active(ONE, here);
        String seen = here.put(chat.path(), "{}").has(200).header("ETag");
        ObjectNode next = Definitions.named(chat.name(), "1.0.1");

        here.post("/services", next, "If-Match", "\"another\"").has(412, "STALE_PRECONDITION");
        here.post("/services", next, "If-Match", seen).has(201);
        here.post("/services", Definitions.named("Chat " + UUID.randomUUID(), "1.0.0"), "If-Match", "*")
                .has(412, "STALE_PRECONDITION");
    }

    @Test
    void a_version_is_also_known_by_how_it_presents_itself() {
        Listing chat = Listing.active(ONE, here);
        chat.next("1.0.1");
        String older = here.post(chat.path() + "/versions/1.0.0/deprecate", "{}")
                .has(200)
                .header("ETag");

        here.post(chat.path() + "/versions/1.0.1/deprecate", "{}", "If-Match", older)
                .has(412, "STALE_PRECONDITION");
        here.post(chat.path() + "/versions/1.0.1/deprecate", "{}", "If-Match", "W/" + older)
                .has(412);
        here.post(chat.path() + "/versions/1.0.1/deprecate", "{}", "If-Match", "\"no\", *")
                .has(200);
    }

    private static int events(Listing listing) {
        return ONE.bean(EventLog.class).ofAggregate(listing.id()).size();
    }

    private static List<Answer> race(IntFunction<Answer> call) {
        ExecutorService racers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Answer>> all = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), racers))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            racers.shutdown();
        }
    }
}
