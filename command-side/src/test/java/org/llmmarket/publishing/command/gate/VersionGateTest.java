package org.llmmarket.publishing.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.LISTING;
import static org.llmmarket.publishing.command.Sample.NAME;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.activated;
import static org.llmmarket.publishing.command.Sample.created;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.terms;
import static org.llmmarket.publishing.command.Sample.version;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.access.problem.ProblemException;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.command.Sample;
import org.llmmarket.publishing.command.contract.ReportedChange;
import tools.jackson.databind.node.ObjectNode;

class VersionGateTest {

    private static final String CHEAPER = "/pricing/rates/0/rate 0.01";
    private static final String DEARER = "/pricing/rates/0/rate 0.03";
    private static final String REWORDED = "/capabilities/0/description \"Talks with you.\"";
    private static final String SAME = "/version \"0.0.0\"";

    private final GateFixture fixture = new GateFixture();
    private final Digest contract =
            new Digest(fixture.upload(Definitions.sound().get("openApiSpec").toString()));

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({
        "1.0.0, 1.0.1, " + SAME + ", NONE, 1.0.1",
        "1.0.0, 1.0.1, " + REWORDED + ", PATCH, 1.0.1",
        "1.0.0, 1.1.0, " + CHEAPER + ", MINOR, 1.1.0",
        "1.0.0, 2.0.0, " + CHEAPER + ", MINOR, 1.1.0",
        "1.0.0, 2.0.0, " + DEARER + ", MAJOR, 2.0.0",
        "0.1.0, 0.1.1, " + CHEAPER + ", PATCH, 0.1.1",
        "0.1.0, 0.2.0, " + DEARER + ", MINOR, 0.2.0",
        "0.1.0, 1.0.0, " + DEARER + ", MINOR, 0.2.0"
    })
    void an_honest_number_passes(String base, String next, String change, Bump required, String minimum) {
        told(live(base));

        Judged<Submission> judged = judge(next, change);

        GateVerdict verdict = judged.orReject().appraisal().verdict();
        assertThat(verdict.base()).isEqualTo(version(base));
        assertThat(verdict.baseDigest()).isEqualTo(contract);
        assertThat(verdict.bumpRequired()).isEqualTo(required);
        assertThat(verdict.compared()).isTrue();
        assertThat(judged.appraisal().orElseThrow().minimum()).isEqualTo(minimum);
    }

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({
        "1.0.0, 1.0.1, " + CHEAPER + ", 1.1.0, PRICE_LOWERED",
        "1.0.0, 1.0.1, " + DEARER + ", 2.0.0, PRICE_RAISED",
        "1.0.0, 1.9.0, " + DEARER + ", 2.0.0, PRICE_RAISED",
        "0.1.0, 0.1.1, " + DEARER + ", 0.2.0, PRICE_RAISED"
    })
    void a_number_that_hides_something_is_refused_with_the_least_honest_one(
            String base, String next, String change, String minimum, String code) {
        told(live(base));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> judge(next, change).orReject())
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().code()).isEqualTo("VERSION_BUMP_TOO_SMALL");
                    Finding finding = refused.problem().findings().errors().get(0);
                    assertThat(finding.field()).isEqualTo("version");
                    assertThat(finding.message())
                            .contains(minimum, base, "the price goes from 0.02", "(pricing.rates[0].rate)");
                    assertThat(refused.problem().members()).containsEntry("minimumVersion", minimum);
                    assertThat(refused.problem().members().get("changes"))
                            .asInstanceOf(InstanceOfAssertFactories.list(ReportedChange.class))
                            .extracting(ReportedChange::code)
                            .containsExactly(code);
                });
    }

    @Test
    void a_pre_release_tells_what_changes_and_is_not_held_to_it() {
        told(live("1.0.0"));

        GateVerdict verdict = judge("1.0.1-rc.1", DEARER).orReject().appraisal().verdict();

        assertThat(verdict.bumpRequired()).isEqualTo(Bump.MAJOR);
        assertThat(verdict.bumpGiven()).isEqualTo(Bump.PATCH);
        assertThat(verdict.changes()).isEqualTo(1);
    }

    @Test
    void a_version_follows_what_is_on_its_way_but_not_what_failed() {
        told(live("1.0.0"), List.of(submitted("1.1.0")));
        assertThat(judge("1.1.5", SAME).orReject().appraisal().verdict().base()).isEqualTo(version("1.1.0"));

        told(live("1.0.0"), List.of(submitted("1.1.0"), failed("1.1.0")));
        assertThat(judge("1.2.0", SAME).orReject().appraisal().verdict().base()).isEqualTo(version("1.0.0"));
        assertThat(codes(judge("1.0.9", SAME))).containsExactly("VERSION_NOT_INCREMENTED");
    }

    @Test
    void an_older_line_goes_on_while_it_is_active() {
        told(live("1.2.3"), live("2.0.0"));

        assertThat(judge("1.2.4", SAME).orReject().appraisal().verdict().base()).isEqualTo(version("1.2.3"));
        assertThat(codes(judge("1.2.4", CHEAPER))).containsExactly("VERSION_BUMP_TOO_SMALL");
        assertThat(judge("1.2.4", DEARER).appraisal().orElseThrow().minimum()).isEqualTo("3.0.0");
        assertThat(judge("1.2.2", SAME).findings().errors().get(0).message()).contains("1.2.3", "1.2.4");
    }

    @Test
    void terms_are_compared_with_those_that_the_base_has_by_now() {
        told(
                live("1.0.0"),
                List.of(new ServiceRevised(
                        SERVICE, version("1.0.0"), 2, LISTING, Sample.priced("0.01"), List.of("pricing"))));

        assertThat(codes(judge("1.1.0", SAME))).containsExactly("VERSION_BUMP_TOO_SMALL");
        assertThat(judge("2.0.0", SAME).orReject().appraisal().verdict().baseRevision())
                .isEqualTo(2);
    }

    @Test
    void what_cannot_be_compared_is_a_break_unless_an_admin_overrides_it() {
        Digest lost = new Digest("sha256:" + "e".repeat(64));
        List<Object> history = List.of(created(), submitted("1.0.0", lost), activated("1.0.0"));
        told(history);

        Judged<Submission> judged = judge("1.0.1", SAME);

        assertThat(codes(judged)).containsExactly("VERSION_BUMP_TOO_SMALL");
        assertThat(judged.findings().errors().get(0).message()).contains(lost.value(), contract.value(), "override");
        assertThat(judged.appraisal().orElseThrow().verdict().compared()).isFalse();
        assertThat(codes(judge("2.0.0", SAME))).isEmpty();

        told(history, List.of(overridden("1.0.1", lost, Bump.PATCH)));
        GateVerdict verdict = judge("1.0.1", SAME).orReject().appraisal().verdict();
        assertThat(verdict.overridden()).isTrue();
        assertThat(verdict.compared()).isFalse();
        assertThat(verdict.bumpRequired()).isEqualTo(Bump.PATCH);
        assertThat(codes(judge("1.0.1", CHEAPER))).containsExactly("VERSION_BUMP_TOO_SMALL");
        assertThat(codes(judge("1.0.2", SAME))).containsExactly("VERSION_BUMP_TOO_SMALL");

        told(history, List.of(overridden("1.0.1", lost, Bump.MINOR)));
        assertThat(codes(judge("1.0.1", SAME))).containsExactly("VERSION_BUMP_TOO_SMALL");

        told(history, List.of(overridden("1.0.1", contract, Bump.PATCH)));
        assertThat(codes(judge("1.0.1", SAME))).containsExactly("VERSION_BUMP_TOO_SMALL");
    }

    @Test
    void what_is_too_faulty_to_be_compared_is_told_as_that_alone() {
        told(live("1.0.0"));

        Judged<Submission> judged = judge("1.0.1", "-/openApiSpec/info");

        assertThat(codes(judged)).containsExactly("MISSING_INFO");
        assertThat(judged.appraisal().orElseThrow().bump()).isEqualTo(Bump.MAJOR);
        assertThat(judged.appraisal().orElseThrow().verdict().compared()).isFalse();
    }

    @Test
    void another_try_is_held_to_the_same_number() {
        told(live("1.0.0"), List.of(submitted("1.0.1"), failed("1.0.1")));
        CatalogEntry service = Objects.requireNonNull(fixture.service);
        CatalogVersion version = service.version(version("1.0.1")).orElseThrow();

        assertThat(codes(fixture.gate().judgeAgain(service, version, Definitions.read("{}"))))
                .isEmpty();
        assertThat(codes(fixture.gate()
                        .judgeAgain(
                                service, version, Definitions.read("{\"changes\": {\"sla\": {\"maxLatency\": 501}}}"))))
                .containsExactly("VERSION_BUMP_TOO_SMALL");
    }

    @Test
    void another_try_comes_too_late_when_a_later_version_has_come() {
        told(live("1.0.0"), List.of(submitted("1.0.1"), failed("1.0.1"), submitted("1.0.2")));
        CatalogEntry service = Objects.requireNonNull(fixture.service);
        CatalogVersion version = service.version(version("1.0.1")).orElseThrow();

        assertThat(codes(fixture.gate().judgeAgain(service, version, Definitions.read("{}"))))
                .containsExactly("VERSION_NOT_INCREMENTED");
    }

    @Test
    void what_a_request_leaves_out_is_that_of_the_version_which_it_follows() {
        told(
                List.of(
                        created(),
                        new VersionSubmitted(
                                SERVICE,
                                version("1.0.0"),
                                false,
                                publicationOf("1.0.0"),
                                LISTING,
                                Sample.priced("0.01"),
                                contract,
                                GateVerdict.FIRST),
                        activated("1.0.0")),
                live("2.0.0"));

        Submission older = fixture.gate()
                .judgeNext(Objects.requireNonNull(fixture.service), Definitions.read("{\"version\": \"1.0.1\"}"))
                .orReject();

        assertThat(older.terms()).isEqualTo(Sample.priced("0.01"));
    }

    private Judged<Submission> judge(String number, String change) {
        ObjectNode definition = Definitions.changed(change);
        definition.put("version", number);
        return fixture.gate().judge(definition, ANNA);
    }

    private static List<String> codes(Judged<?> judged) {
        return judged.findings().errors().stream().map(Finding::code).toList();
    }

    private void told(List<Object> history) {
        told(history, List.of());
    }

    private void told(List<Object> history, List<Object> more) {
        fixture.names.take(NAME, SERVICE, ANNA);
        fixture.service = CatalogEntry.of(Stream.of(history, more)
                        .flatMap(List::stream)
                        .map(event -> new Happened(event, NOW, null))
                        .toList())
                .orElseThrow();
    }

    private List<Object> live(String number) {
        return List.of(created(), submitted(number), activated(number));
    }

    private VersionSubmitted submitted(String number) {
        return submitted(number, contract);
    }

    private static VersionSubmitted submitted(String number, Digest digest) {
        return new VersionSubmitted(
                SERVICE, version(number), false, publicationOf(number), LISTING, terms(), digest, GateVerdict.FIRST);
    }

    private GateOverridden overridden(String number, Digest base, Bump bump) {
        return new GateOverridden(
                SERVICE, new GateOverride(version(number), base, contract, bump), "Only the wording differs.");
    }

    private static VersionFailed failed(String number) {
        return new VersionFailed(
                SERVICE,
                version(number),
                publicationOf(number),
                Outcome.ENDPOINT_TESTS_FAILED.status(),
                Outcome.ENDPOINT_TESTS_FAILED);
    }
}
