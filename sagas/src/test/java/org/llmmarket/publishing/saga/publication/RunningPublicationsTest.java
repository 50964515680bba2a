package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;

class RunningPublicationsTest {

    private static final Sample P = Sample.publication("p-1");

    @Test
    void a_publication_that_began_here_needs_no_reading() {
        FixedLog log = FixedLog.of(P.started());
        RunningPublications publications = new RunningPublications(log);
        publications.remember(P.started());

        assertThat(publications.get(P.publication())).isEqualTo(P.started());
        assertThat(log.reads()).isZero();
    }

    @Test
    void a_publication_that_began_elsewhere_is_read_once() {
        FixedLog log = FixedLog.of(P.started(), P.policyPassed());
        RunningPublications publications = new RunningPublications(log);

        assertThat(publications.get(P.publication())).isEqualTo(P.started());
        assertThat(publications.get(P.publication())).isEqualTo(P.started());
        assertThat(log.reads()).isEqualTo(1);
    }

    @Test
    void a_publication_that_nobody_knows_is_a_fault() {
        RunningPublications publications = new RunningPublications(FixedLog.of());

        assertThatThrownBy(() -> publications.get(P.publication()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("p-1");
    }
}
