package org.openvault.backend.admin.editor;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said around comments. What a script fills in is {@code %1}. */
@MessageBundle("comment")
public interface CommentWords {

    @Message("Comments")
    String title();

    @Message("Comments on {what}")
    String titleOf(String what);

    @Message("Back to the text")
    String back();

    @Message("New comment")
    String fresh();

    @Message("About")
    String about();

    @Message("All of it")
    String whole();

    @Message("No longer in the text")
    String gone();

    @Message("What you say")
    String body();

    @Message("Write @ and a name to tell somebody.")
    String mentionHelp();

    @Message("Who can be told")
    String people();

    @Message("Add comment")
    String add();

    @Message("Nobody has said anything that is still open.")
    String none();

    @Message("Reply")
    String reply();

    @Message("Reply to {who}")
    String replyTo(String who);

    @Message("Send reply")
    String sendReply();

    @Message("Resolve")
    String resolve();

    @Message("Resolve what {who} began")
    String resolveOf(String who);

    @Message("Reopen")
    String reopen();

    @Message("Reopen what {who} began")
    String reopenOf(String who);

    @Message("Edit or delete")
    String edit();

    @Message("Save")
    String save();

    @Message("Delete")
    String delete();

    @Message("edited")
    String edited();

    @Message("Resolved")
    String resolvedOnes();

    @Message("Resolved by {who}")
    String resolvedBy(String who);

    @Message("The comment was added.")
    String added();

    @Message("The reply was added.")
    String replied();

    @Message("The comment was changed.")
    String changed();

    @Message("The comment was deleted.")
    String deleted();

    @Message("The thread is resolved.")
    String resolved();

    @Message("The thread is open again.")
    String reopened();

    @Message("Comment on %1")
    String commentOn();

    @Message("Comment on %1, %2 open")
    String openOn();

    @Message("That did not arrive. What you wrote is still here: please send it again.")
    String failed();

    @Message("You are signed out. Sign in in another window; what you wrote is still here.")
    String signedOut();
}
