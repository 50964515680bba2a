package org.llmmarket.publishing.saga.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Drift;
import org.llmmarket.publishing.api.publication.RecordRegistryDrift;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.registry.KnownEntries.Known;
import org.llmmarket.publishing.saga.registry.Reconciliation.Result;
import org.llmmarket.publishing.saga.registry.Reconciliation.Verdict;
import org.llmmarket.publishing.saga.registry.Standings.Standing;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;

class ReconciliationTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Known ENTRY = new Known("reg-1", P.publication(), P.service());

    private static final RegistryEntry DESCRIBED = RegistryEntry.of(P.started());

    private static final class Ways implements OwnWays {

        private final Map<Known, String> words = new HashMap<>();

        @Override
        public String ownWay(Known entry) {
            return words.getOrDefault(entry, "");
        }

        @Override
        public void ownWay(Known entry, String said) {
            words.put(entry, said);
        }
    }

    private final InstantRegistry registry = new InstantRegistry();
    private boolean quiet = true;
    private final String name = P.started().name().toString();
    private final Reconciliation reconciliation =
            new Reconciliation(registry, new RunningPublications(FixedLog.of(P.started())), new Ways());

    @Test
    void an_entry_that_is_as_it_should_be_is_left_alone() {
        registry.having("reg-1", name, "1.0.0", "active");

        assertThat(look(ServiceStatus.ACTIVE)).isEqualTo(new Result(Verdict.FINE, List.of()));
        assertThat(registry.calls()).containsExactly("find reg-1");
    }

    @Test
    void a_status_that_somebody_changed_is_recorded_first_and_then_put_right() {
        registry.having("reg-1", name, "1.0.0", "retired");
        List<Drift> drifts = List.of(new Drift("status", "deprecated", "retired"));

        assertThat(look(ServiceStatus.DEPRECATED))
                .isEqualTo(new Result(
                        Verdict.NOTICED, List.of(new RecordRegistryDrift(P.publication(), "reg-1", drifts, null))));
        assertThat(look(ServiceStatus.DEPRECATED))
                .isEqualTo(new Result(
                        Verdict.FINE, List.of(new RecordRegistryDrift(P.publication(), "reg-1", drifts, "reg-1"))));
        assertThat(registry.calls()).last().isEqualTo("status reg-1 deprecated p-1:status-deprecated-1-restored");
    }

    @Test
    void what_moves_while_the_registry_answers_has_not_drifted() {
        registry.having("reg-1", name, "1.0.0", "suspended");
        quiet = false;

        assertThat(look(ServiceStatus.ACTIVE)).isEqualTo(new Result(Verdict.FINE, List.of()));
        assertThat(registry.calls()).containsExactly("find reg-1");
    }

    @Test
    void another_name_or_version_is_written_anew() {
        registry.having("reg-1", "Somebody else", "9.9.9", "active");

        look(ServiceStatus.ACTIVE);
        look(ServiceStatus.ACTIVE);

        assertThat(registry.calls())
                .contains(
                        "describe reg-1 p-1:registry-status-active-1-restored",
                        "status reg-1 active p-1:status-active-1-restored");
    }

    @Test
    void other_words_of_its_description_are_recorded_and_put_right() {
        registry.having("reg-1", DESCRIBED, "active", Map.of("metadata.description", "Buy\u0000 elsewhere!"));
        String promised = DESCRIBED.version().listing().description();
        List<Drift> drifts = List.of(new Drift("metadata.description", promised, "Buy elsewhere!"));

        assertThat(look(ServiceStatus.ACTIVE).commands())
                .containsExactly(new RecordRegistryDrift(P.publication(), "reg-1", drifts, null));
        assertThat(look(ServiceStatus.ACTIVE).commands())
                .containsExactly(new RecordRegistryDrift(P.publication(), "reg-1", drifts, "reg-1"));
        assertThat(look(ServiceStatus.ACTIVE)).isEqualTo(new Result(Verdict.FINE, List.of()));
        assertThat(registry.calls()).contains("describe reg-1 p-1:registry-status-active-1-restored");
    }

    @Test
    void a_registry_that_says_it_its_own_way_whatever_it_is_told_has_not_drifted_again() {
        registry.retelling().having("reg-1", DESCRIBED, "active", Map.of("metadata.description", "SUMMARISES"));
        look(ServiceStatus.ACTIVE);
        look(ServiceStatus.ACTIVE);

        assertThat(look(ServiceStatus.ACTIVE)).isEqualTo(new Result(Verdict.FINE, List.of()));
        registry.having("reg-1", DESCRIBED, "active", Map.of("metadata.description", "Buy elsewhere!"));
        assertThat(look(ServiceStatus.ACTIVE).verdict()).isEqualTo(Verdict.NOTICED);
        registry.having("reg-1", DESCRIBED, "active", Map.of("metadata.description", "SUMMARISES"));
        assertThat(look(ServiceStatus.ACTIVE)).isEqualTo(new Result(Verdict.FINE, List.of()));
        registry.having("reg-1", DESCRIBED, "retired", Map.of("metadata.description", "SUMMARISES"));
        assertThat(look(ServiceStatus.ACTIVE).commands())
                .containsExactly(new RecordRegistryDrift(
                        P.publication(), "reg-1", List.of(new Drift("status", "active", "retired")), null));
    }

    @Test
    void a_registry_that_refuses_a_description_is_quoted_and_left_at_that() {
        registry.refusing().having("reg-1", DESCRIBED, "active", Map.of("metadata.description", "Buy elsewhere!"));
        String promised = DESCRIBED.version().listing().description();
        List<Drift> drifts = List.of(new Drift("metadata.description", promised, "Buy elsewhere!"));
        look(ServiceStatus.ACTIVE);

        assertThat(look(ServiceStatus.ACTIVE).commands())
                .containsExactly(
                        new RecordRegistryDrift(P.publication(), "reg-1", drifts, "reg-1", "It will not have it."));
        assertThat(look(ServiceStatus.ACTIVE)).isEqualTo(new Result(Verdict.FINE, List.of()));
    }

    @Test
    void an_entry_that_is_lost_is_made_again_under_a_key_of_its_own() {
        look(ServiceStatus.SUSPENDED);
        Result restored = look(ServiceStatus.SUSPENDED);

        assertThat(restored.commands())
                .containsExactly(new RecordRegistryDrift(
                        P.publication(), "reg-1", List.of(new Drift("entry", "reg-1", "none")), "reg-9"));
        assertThat(registry.calls())
                .contains(
                        "register p-1:registry-after-reg-1", "status reg-9 suspended p-1:status-suspended-1-restored");
    }

    @Test
    void what_is_not_on_the_market_yet_is_not_compared() {
        assertThat(look(ServiceStatus.PENDING_APPROVAL).verdict()).isEqualTo(Verdict.FINE);
        assertThat(registry.calls()).isEmpty();
    }

    @Test
    void what_has_left_the_market_leaves_the_registry_too() {
        registry.having("reg-1", name, "1.0.0", "active");

        assertThat(look(ServiceStatus.RETIRED).commands())
                .containsExactly(new RecordRegistryDrift(
                        P.publication(), "reg-1", List.of(new Drift("entry", "none", "reg-1")), "reg-1"));
        assertThat(registry.calls()).containsExactly("find reg-1", "remove reg-1 p-1:removal-reg-1");
    }

    @Test
    void once_it_has_left_nobody_looks_for_it_any_more() {
        assertThat(look(ServiceStatus.RETIRED)).isEqualTo(new Result(Verdict.GONE, List.of()));
        assertThat(registry.calls()).containsExactly("find reg-1");
    }

    @Test
    void what_somebody_may_have_made_again_without_living_to_tell_is_removed_as_well() {
        Result result = look(new Standing(P.publication(), ServiceStatus.RETIRED, false, "reg-1", 2, true));

        assertThat(result.verdict()).isEqualTo(Verdict.GONE);
        assertThat(registry.calls())
                .containsExactly("find reg-1", "register p-1:registry-after-reg-1", "remove reg-9 p-1:removal-reg-9");
    }

    @Test
    void an_entry_that_should_not_be_there_any_more_is_taken_back() {
        registry.having("reg-1", name, "1.0.0", "active");

        Result result = reconciliation.of(
                ENTRY,
                Map.of(P.version(), new Standing(P.publication(), ServiceStatus.SUSPENDED, true, "", 2, false)),
                DESCRIBED,
                () -> true);

        assertThat(result.verdict()).isEqualTo(Verdict.GONE);
        assertThat(registry.calls()).containsExactly("find reg-1", "remove reg-1 p-1:removal-reg-1");
        assertThat(reconciliation.of(new Known("reg-8", P.publication(), P.service()), Map.of(), DESCRIBED, () -> true))
                .isEqualTo(new Result(Verdict.GONE, List.of()));
    }

    private Result look(ServiceStatus status) {
        return look(new Standing(P.publication(), status, false, "reg-1", 1, false));
    }

    private Result look(Standing standing) {
        return reconciliation.of(ENTRY, Map.of(P.version(), standing), DESCRIBED, () -> quiet);
    }
}
