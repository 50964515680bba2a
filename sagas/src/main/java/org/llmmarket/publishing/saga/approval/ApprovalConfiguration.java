package org.llmmarket.publishing.saga.approval;

import java.time.Clock;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that ask people. */
@Configuration(proxyBeanMethods = false)
public class ApprovalConfiguration {

    private final Clock clock = Clock.systemUTC();

    @Bean
    Worker approvalWorker(RunningPublications publications, NeighbourSettings settings) {
        return TracedWorker.quick(new ApprovalWorker(publications, settings.approval(), clock));
    }

    @Bean
    Worker approvalVerdictWorker() {
        return TracedWorker.quick(new ApprovalVerdictWorker());
    }

    @Bean
    Worker approvalReminderWorker() {
        return TracedWorker.quick(new ApprovalReminderWorker(Step.APPROVAL_REMINDER, 1));
    }

    @Bean
    Worker approvalLastReminderWorker() {
        return TracedWorker.quick(new ApprovalReminderWorker(Step.APPROVAL_LAST_REMINDER, 2));
    }

    @Bean
    Worker approvalExpiryWorker(LastWord lastWord, NeighbourSettings settings) {
        return TracedWorker.calling(
                new ApprovalExpiryWorker(lastWord), settings.governance().timeout());
    }

    @Bean
    Worker approvalCompensationWorker() {
        return TracedWorker.quick(new ApprovalCompensationWorker(clock));
    }

    @Bean
    Worker approvalRemovalWorker(RunningPublications publications, NeighbourSettings settings) {
        return TracedWorker.quick(new ApprovalRemovalWorker(publications, settings.approval(), clock));
    }
}
