package org.llmmarket.publishing.saga.endpoint.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.endpoint.trial.Subjects.answer;
import static org.llmmarket.publishing.saga.endpoint.trial.Subjects.broken;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.InvalidDestination;

class HealthTrialTest {

    private static final Answer REFUSED = answer(401, 1);
    private static final Answer BAD_REQUEST = answer(400, 1);

    @Test
    void one_slow_answer_is_made_good_by_fast_ones() throws InvalidDestination {
        Check check = responseTime(answer(200, 90), REFUSED, BAD_REQUEST, answer(200, 1));
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.detail()).contains("mean of 2 calls");
    }

    @Test
    void a_server_error_is_not_a_fast_answer() throws InvalidDestination {
        Check first = responseTime(answer(503, 1), REFUSED, BAD_REQUEST);
        Check second = responseTime(answer(200, 90), REFUSED, BAD_REQUEST, answer(500, 1));
        assertThat(List.of(first, second)).extracting(Check::outcome).containsOnly(Outcome.FAILED);
        assertThat(second.detail()).isEqualTo("a measured call was answered 500");
    }

    @Test
    void being_sent_away_is_not_a_fast_answer_either() throws InvalidDestination {
        Check check = responseTime(answer(200, 90), REFUSED, BAD_REQUEST, answer(429, 1));
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_call_that_is_not_answered_is_not_a_fast_one() throws InvalidDestination {
        Check check = responseTime(answer(200, 90), REFUSED, BAD_REQUEST, broken());
        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.detail()).contains("the connection broke");
    }

    @Test
    void evidence_has_the_same_digits_everywhere() throws InvalidDestination {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(responseTime(answer(200, 90), REFUSED, BAD_REQUEST, answer(200, 1))
                            .detail())
                    .matches("\\d+ ms in the mean of 2 calls; \\d+ ms are declared");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What is said of the answers to the probe, an anonymous call, a bad request and what is measured beyond. */
    private static Check responseTime(Answer... answers) throws InvalidDestination {
        Deque<Answer> left = new ArrayDeque<>(List.of(answers));
        Findings findings = new HealthTrial(Subjects.answeredBy(call -> left.remove())).run();
        return findings.checks().stream()
                .filter(check -> check.name().equals("response-time"))
                .findFirst()
                .orElseThrow();
    }
}
