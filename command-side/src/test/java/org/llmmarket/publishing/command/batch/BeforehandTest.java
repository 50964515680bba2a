package org.llmmarket.publishing.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.gate.Gate;
import org.llmmarket.publishing.command.gate.GateFixture;
import tools.jackson.databind.node.ObjectNode;

class BeforehandTest {

    private final Beforehand beforehand = new Beforehand();
    private final Gate gate = new GateFixture().gate();
    private final ObjectNode definition = Definitions.changed("/endpoint/url \"https://nobody.example.net/v1\"");

    @Test
    void what_takes_long_is_noted_in_the_transaction_and_known_when_it_is_made_again() {
        Definitions.apply(definition, "-/openApiSpec/openapi");

        assertThat(judgedInTransaction()).doesNotContain("UNKNOWN_HOST", "MISSING_OPENAPI_VERSION");
        assertThat(beforehand.areMissing()).isTrue();
        assertThat(beforehand.complete()).isTrue();

        assertThat(judgedInTransaction()).contains("UNKNOWN_HOST", "MISSING_OPENAPI_VERSION");
        assertThat(beforehand.areMissing()).isFalse();
        assertThat(beforehand.complete()).isFalse();
    }

    @Test
    void whoever_is_in_no_batch_takes_their_time() {
        assertThat(codes()).contains("UNKNOWN_HOST");
        assertThat(Beforehand.present()).isNull();
    }

    private List<String> judgedInTransaction() {
        DefaultUnitOfWork<Message<?>> transaction = DefaultUnitOfWork.startAndGet(null);
        try {
            beforehand.enter();
            return codes();
        } finally {
            transaction.rollback();
        }
    }

    private List<String> codes() {
        Findings found = gate.judge(definition, new AccountId("anna")).findings();
        return Stream.concat(found.errors().stream(), found.warnings().stream())
                .map(Finding::code)
                .toList();
    }
}
