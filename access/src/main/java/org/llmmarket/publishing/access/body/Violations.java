package org.llmmarket.publishing.access.body;

import dev.harrel.jsonschema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Cuts the validator's errors down to those that a caller can act on: none of conditions, none of branches not meant. */
final class Violations {

    /** What lies under these keywords is a question, not a demand; a property may be called so, too. */
    private static final Pattern QUESTION = Pattern.compile("(?<!/properties|/\\$defs)/(?:if|not|contains)/");

    private Violations() {}

    static List<Error> actionable(List<Error> errors) {
        List<Error> left = new ArrayList<>(errors);
        left.removeIf(error -> "if".equals(error.getKeyword())
                || QUESTION.matcher(error.getEvaluationPath()).find());
        errors.stream()
                .filter(Violations::isUnion)
                .sorted(Comparator.comparingInt(
                        error -> error.getEvaluationPath().length()))
                .forEach(union -> settle(union, left));
        return left;
    }

    /** Of a union's branches the one is meant whose type fits; where that is not just one, the union itself is reported. */
    private static void settle(Error union, List<Error> left) {
        List<Error> beneath = left.stream().filter(isBeneath(union)).toList();
        List<String> branches =
                beneath.stream().map(error -> branch(union, error)).distinct().toList();
        List<String> fitting = branches.stream()
                .filter(branch -> beneath.stream()
                        .noneMatch(error -> branch(union, error).equals(branch) && isTypeOf(union, error)))
                .toList();
        Optional<String> meant = fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        left.removeIf(isBeneath(union).and(error -> !branch(union, error).equals(meant.orElse(""))));
        if (meant.isPresent()) {
            left.remove(union);
        }
    }

    private static boolean isUnion(Error error) {
        return "anyOf".equals(error.getKeyword()) || "oneOf".equals(error.getKeyword());
    }

    private static Predicate<Error> isBeneath(Error union) {
        return error -> error.getEvaluationPath().startsWith(union.getEvaluationPath() + "/")
                && (error.getInstanceLocation() + "/").startsWith(union.getInstanceLocation() + "/");
    }

    private static boolean isTypeOf(Error union, Error error) {
        return "type".equals(error.getKeyword()) && error.getInstanceLocation().equals(union.getInstanceLocation());
    }

    private static String branch(Error union, Error error) {
        int start = union.getEvaluationPath().length() + 1;
        int end = error.getEvaluationPath().indexOf('/', start);
        return error.getEvaluationPath().substring(start, end);
    }
}
