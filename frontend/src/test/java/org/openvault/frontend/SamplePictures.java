package org.openvault.frontend;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws a picture for an address like {@code /media/images/7/ab12/fill-480x270.jpg}: always the same for the same address. */
final class SamplePictures {
    private static final Pattern ADDRESS =
            Pattern.compile("/media/images/(\\d+)/[0-9a-f]+/(?:fill-(\\d+)x(\\d+)|width-(\\d+)|original)\\.jpg");

    private SamplePictures() {}

    static byte @Nullable [] at(String path) {
        Matcher address = ADDRESS.matcher(path);
        if (!address.matches()) {
            return null;
        }
        int width = Integer.parseInt(
                address.group(2) != null ? address.group(2) : address.group(4) != null ? address.group(4) : "1600");
        int height = address.group(3) != null ? Integer.parseInt(address.group(3)) : width * 2 / 3;
        return jpeg(draw(Long.parseLong(address.group(1)), width, height));
    }

    /** A night street of lit windows, as a camera tube might have seen it. */
    private static BufferedImage draw(long seed, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed * 7919);
        float hue = random.nextFloat();
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.35f, 0.82f), 0, height, Color.getHSBColor(hue + 0.08f, 0.5f, 0.38f)));
        pen.fillRect(0, 0, width, height);
        for (int layer = 0; layer < 3; layer++) {
            pen.setColor(Color.getHSBColor(hue + 0.55f, 0.35f, 0.34f - layer * 0.1f));
            for (double x = -0.05; x < 1; x += 0.05 + random.nextDouble() * 0.08) {
                double top = 0.3 + layer * 0.15 + random.nextDouble() * 0.25;
                pen.fillRect((int) (x * width), (int) (top * height), (int) (0.1 * width), height);
            }
        }
        pen.setColor(Color.getHSBColor(0.13f, 0.45f, 0.95f));
        for (int i = 0; i < 90; i++) {
            int size = Math.max(1, width / 220);
            pen.fillRect(
                    random.nextInt(width), height / 2 + random.nextInt(Math.max(1, height / 2)), size, size * 3 / 2);
        }
        pen.dispose();
        return picture;
    }

    private static byte[] jpeg(BufferedImage picture) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
