package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeReportTest {

    private static final Comparison COMPARISON = new Comparison(List.of(
            change("PARAMETER_ADDED", Bump.MINOR, "/paths/~1pets~1{id}/get/parameters/0", "The parameter 'x' is new."),
            change("PATH_REMOVED", Bump.MAJOR, "/paths/~1cats", "The path '/cats' is gone."),
            change("INFO_CHANGED", Bump.PATCH, "/info/title", "the title has changed"),
            change("WEBHOOK_ADDED", Bump.MINOR, "/webhooks/new", "the webhook 'new' is new")));

    @Test
    void breaks_come_first_and_changes_stand_by_their_operation() {
        String text = ChangeReport.of("Pets 2.0.0", COMPARISON).markdown();
        assertThat(text)
                .startsWith("# Pets 2\\.0\\.0\n\n4 changes; the version number must move by MAJOR at least.\n")
                .containsSubsequence(
                        "## Breaking (MAJOR)",
                        "### /cats",
                        "The path '/cats' is gone\\.",
                        "`PATH_REMOVED`, `/paths/~1cats`",
                        "## New (MINOR)",
                        "### GET /pets/\\{id\\}",
                        "### webhook new",
                        "## Text (PATCH)",
                        "### The whole document");
    }

    @Test
    void a_page_is_complete_and_loads_nothing() {
        String page = ChangeReport.of("Pets", COMPARISON).html();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("<title>Pets</title>", "<h3>GET /pets/{id}</h3>", "<code>PATH_REMOVED</code>")
                .doesNotContain("<script", "src=", "href=", "url(");
    }

    @Test
    void nothing_of_a_document_becomes_markup() {
        Comparison hostile = new Comparison(List.of(change(
                "INFO_CHANGED",
                Bump.PATCH,
                "/paths/~1<script>`*_[x](javascript:y)/get",
                "from '</li><script>alert(1)</script>' to '![x](http://evil)\n# heading\u2028<!--'")));
        ChangeReport report = ChangeReport.of("<b>\"T\"</b>\n# x", hostile);
        assertThat(report.html())
                .doesNotContain("<script", "</li><", "<b>", "<!--")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(report.markdown().lines())
                .filteredOn(line -> line.startsWith("#"))
                .containsExactly(
                        "# \\<b\\>\"T\"\\</b\\> \\# x",
                        "## Text (PATCH)",
                        "### GET /\\<script\\>\\`\\*\\_\\[x\\]\\(javascript:y\\)");
        assertThat(report.markdown())
                .contains("\\!\\[x\\]\\(http://evil\\) \\# heading")
                .contains("`` ");
    }

    @Test
    void no_change_is_said() {
        assertThat(ChangeReport.of("Pets", new Comparison(List.of())).markdown())
                .contains("Nothing has changed.");
    }

    @Test
    void what_could_not_be_compared_is_said() {
        Comparison undecided = new Comparison(List.of(change(Change.NOT_COMPARED, Bump.MAJOR, "", "a dead reference")));
        assertThat(ChangeReport.of("Pets", undecided).markdown()).contains("Not everything could be compared.");
    }

    private static Change change(String code, Bump bump, String location, String message) {
        return new Change(code, bump, location, location, location, message);
    }
}
