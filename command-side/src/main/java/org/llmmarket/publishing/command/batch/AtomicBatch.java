package org.llmmarket.publishing.command.batch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.Problems;
import org.llmmarket.publishing.access.problem.RequestId;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.command.batch.SingleCommands.Answer;
import org.llmmarket.publishing.command.policy.Verdicts;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does all commands in one transaction, or none: every one is judged, so that one answer shows every refusal. */
@Component
class AtomicBatch {

    private static final int NOT_DONE = 424;

    private final SingleCommands single;
    private final AtomicCommands transaction;
    private final PolicyCheck policies;

    AtomicBatch(SingleCommands single, AtomicCommands transaction, PolicyCheck policies) {
        this.single = single;
        this.transaction = transaction;
        this.policies = policies;
    }

    /** Leaves the answers in the list, in the order of the commands; when something commits they are in it before that. */
    void perform(
            List<BatchedCommand> commands,
            HttpServletRequest request,
            HttpServletResponse response,
            List<Answer> answers) {
        Verdicts verdicts = new Verdicts();
        Beforehand beforehand = new Beforehand();
        while (!isDone(commands, request, response, verdicts, beforehand, answers)) {
            // What takes long, and what the policies were not asked yet, has its time now that nothing is locked.
            boolean isWorkedOut = beforehand.complete();
            if (!verdicts.complete(policies) && !isWorkedOut) {
                List<Answer> refused = refused(commands, request, answers);
                answers.clear();
                answers.addAll(refused);
                return;
            }
        }
    }

    private boolean isDone(
            List<BatchedCommand> commands,
            HttpServletRequest request,
            HttpServletResponse response,
            Verdicts verdicts,
            Beforehand beforehand,
            List<Answer> answers) {
        try {
            return transaction.inOneTransaction(() -> {
                List<Answer> before = List.copyOf(answers);
                answers.clear();
                beforehand.enter();
                for (BatchedCommand command : commands) {
                    int index = answers.size();
                    boolean isTold = index < before.size() && before.get(index).isRefusal();
                    answers.add(single.perform(command, isTold, request, response, verdicts));
                }
                boolean isSettled = !verdicts.areMissing() && !beforehand.areMissing();
                if (!isSettled || answers.stream().anyMatch(Answer::isRefusal)) {
                    throw new Undone();
                }
                return true;
            });
        } catch (Undone undone) {
            return false;
        }
    }

    private static List<Answer> refused(
            List<BatchedCommand> commands, HttpServletRequest request, List<Answer> answers) {
        int first = 0;
        while (!answers.get(first).isRefusal()) {
            first++;
        }
        List<Answer> told = new ArrayList<>();
        for (int index = 0; index < answers.size(); index++) {
            Answer answer = answers.get(index);
            told.add(answer.isRefusal() ? answer : notDone(commands.get(index), first, request));
        }
        return told;
    }

    private static Answer notDone(BatchedCommand command, int first, HttpServletRequest request) {
        Problem problem = Problem.of(
                NOT_DONE,
                "NOT_DONE",
                "This alone would have been done; nothing is, because command " + first + " was refused.");
        return new Answer(
                NOT_DONE,
                JsonMapper.shared().valueToTree(Problems.members(problem, command.path(), RequestId.of(request))),
                false);
    }

    /** Takes back what was done in the transaction. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undone() {
            super("undone", null, false, false);
        }
    }
}
