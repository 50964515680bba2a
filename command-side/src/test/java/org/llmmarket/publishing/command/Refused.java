package org.llmmarket.publishing.command;

import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** A rejection for a reason, and at these fields where any are given. */
public final class Refused extends TypeSafeMatcher<Rejection> {

    private final Reason reason;
    private final List<String> fields;

    private Refused(Reason reason, List<String> fields) {
        this.reason = reason;
        this.fields = fields;
    }

    public static Matcher<Rejection> with(Reason reason, String... fields) {
        return new Refused(reason, List.of(fields));
    }

    @Override
    protected boolean matchesSafely(Rejection rejection) {
        return rejection.reason() == reason
                && rejection.findings().errors().stream()
                        .map(Finding::field)
                        .toList()
                        .containsAll(fields);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a rejection with ").appendValue(reason).appendText(" at " + fields);
    }
}
