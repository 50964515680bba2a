package org.llmmarket.publishing.saga.endpoint.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.HttpCaller;
import org.llmmarket.publishing.saga.endpoint.net.InvalidDestination;

class SubjectTest {

    @Test
    void an_answer_is_kept_whole_where_it_is_judged_and_not_at_all_where_it_is_measured() throws InvalidDestination {
        List<Call> calls = new ArrayList<>();
        Subject subject = Subjects.answeredBy(call -> {
            calls.add(call);
            return Subjects.answer(200, 1);
        });

        subject.judged(EndpointReport.Test.HEALTH);
        subject.probe(EndpointReport.Test.SECURITY, Subject.PROBE);
        subject.measured();

        assertThat(calls).extracting(Call::kept).containsExactly(HttpCaller.LARGEST_BODY, 64 * 1024, 0);
    }
}
