package org.openvault.backend.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.CreateToken;
import org.openvault.backend.user.Directory;

/** {@code token create --user NAME --name TEXT}: the bare token alone is printed, for a script to take. */
@ApplicationScoped
class TokenCommand {

    private static final Actor OPERATOR = new Actor.SystemActor("operator");

    @Inject
    Directory directory;

    @Inject
    CreateToken createToken;

    static boolean isMeant(List<String> words) {
        return words.size() == 6
                && words.subList(0, 2).equals(List.of("token", "create"))
                && option(words, "--user").isPresent()
                && option(words, "--name").isPresent();
    }

    private static Optional<String> option(List<String> words, String name) {
        for (int at = 2; at + 1 < words.size(); at += 2) {
            if (words.get(at).equals(name)) {
                return Optional.of(words.get(at + 1));
            }
        }
        return Optional.empty();
    }

    int create(List<String> words) {
        String user = option(words, "--user").orElseThrow();
        try {
            long id = directory
                    .findByName(user)
                    .orElseThrow(() -> new Problem.NotFound("there is no user '" + user + "'"));
            System.out.println(createToken
                    .create(OPERATOR, id, option(words, "--name").orElseThrow())
                    .secret());
            return Commands.DONE;
        } catch (Problem problem) {
            System.err.println("no token was made: " + problem.getMessage());
            return Commands.DONE_WITH_ERRORS;
        }
    }
}
