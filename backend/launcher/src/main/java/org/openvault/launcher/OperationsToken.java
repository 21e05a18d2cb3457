package org.openvault.launcher;

/** By which commands of ours tell the running site what to do. */
final class OperationsToken {
    private OperationsToken() {}

    static String of(Home home) {
        return PrivateFile.find(home.operationsToken()).orElseGet(() -> {
            String token = PrivateFile.newPassword();
            PrivateFile.write(home.operationsToken(), token);
            return token;
        });
    }
}
