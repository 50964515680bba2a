package org.llmmarket.publishing.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.story.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DifferenceTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void every_change_is_told_in_a_sentence() {
        ServiceView before = view(Story.ofAService().live("1.0.0"));
        ServiceView after = view(Story.ofAService()
                .live("1.0.0")
                .revised("1.0.0", "Says it better")
                .deprecated("1.0.0"));

        Map<String, String> sentences = sentences(difference(before, after));

        assertThat(sentences)
                .containsEntry("status", "The status changed from \u201cactive\u201d to \u201cdeprecated\u201d.")
                .containsEntry("sunsetAt", "The announced end is new: \u201c" + Story.SUNSET + "\u201d.")
                .containsEntry("tags[0]", "The tag number 1 is gone; it was \u201ctext\u201d.")
                .containsEntry(
                        "description",
                        "The description changed from \u201cSummarises long texts\u201d to \u201cSays it better\u201d.");
    }

    @Test
    void numbers_rise_and_fall_and_are_named_after_what_they_belong_to() {
        JsonNode before = JSON.readTree(
                "{\"pricing\":{\"rates\":[{\"tier\":\"standard\",\"inputRate\":0.020}]},\"sla\":{\"availability\":99}}");
        JsonNode after = JSON.readTree(
                "{\"pricing\":{\"rates\":[{\"tier\":\"standard\",\"inputRate\":0.01}]},\"sla\":{\"availability\":99.9}}");
        Wording wording = new Wording(before, after);

        assertThat(wording.of(
                        "pricing.rates[0].inputRate",
                        before.at("/pricing/rates/0/inputRate"),
                        after.at("/pricing/rates/0/inputRate")))
                .isEqualTo("The input rate of the tier \u201cstandard\u201d fell from 0.02 to 0.01.");
        assertThat(wording.of("sla.availability", before.at("/sla/availability"), after.at("/sla/availability")))
                .isEqualTo("The promised availability in percent rose from 99 to 99.9.");
    }

    @Test
    void long_texts_are_cut_and_booleans_are_words() {
        Wording wording = new Wording(null, null);

        assertThat(wording.of("description", JSON.readTree("\"a\\nb\""), JSON.valueToTree("x".repeat(500))))
                .isEqualTo(
                        "The description changed from \u201ca b\u201d to \u201c" + "x".repeat(120) + "\u2026\u201d.");
        assertThat(wording.of("compliance.gdprCompliant", JSON.readTree("false"), JSON.readTree("true")))
                .isEqualTo("The compliance with the GDPR changed from no to yes.");
        assertThat(wording.of("capabilities[3].description", null, JSON.valueToTree("x")))
                .isEqualTo("The description of the capability number 4 is new: \u201cx\u201d.");
    }

    @Test
    void the_patch_says_the_same_to_programs() {
        ServiceView before = view(Story.ofAService().live("1.0.0"));
        ServiceView after = view(Story.ofAService().live("1.0.0").deprecated("1.0.0"));

        Difference difference = difference(before, after);

        assertThat(difference.patch())
                .map(operation -> operation.path("op").asString() + " "
                        + operation.path("path").asString())
                .containsExactlyInAnyOrder(
                        "replace /status",
                        "replace /updatedAt",
                        "replace /deprecatedAt",
                        "replace /sunsetAt",
                        "replace /successor");
        assertThat(difference.markdown()).contains("- The status changed").doesNotContain("last change");
    }

    @Test
    void nothing_has_changed_about_what_is_the_same() {
        ServiceView view = view(Story.ofAService().live("1.0.0"));

        assertThat(difference(view, view).changes()).isEmpty();
        assertThat(difference(view, view).patch()).isEqualTo(List.of());
        assertThat(difference(view, view).markdown()).endsWith("Nothing.\n");
    }

    private static Difference difference(ServiceView before, ServiceView after) {
        return Difference.between(
                Story.SERVICE, Story.BEGIN, Optional.of(before), Story.BEGIN.plusSeconds(1), Optional.of(after));
    }

    private static Map<String, String> sentences(Difference difference) {
        return difference.changes().stream()
                .collect(Collectors.toMap(Difference.Change::field, Difference.Change::sentence));
    }

    private static ServiceView view(Story story) {
        return story.entry().service(Optional.empty());
    }
}
