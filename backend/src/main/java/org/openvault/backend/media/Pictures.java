package org.openvault.backend.media;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.openvault.backend.media.Rendition.Size;

/** Reads, cuts and scales JPEG and PNG pictures, and writes these and WebP. */
final class Pictures {

    /** A picture of more pixels is refused before it is unpacked: 4 bytes for each would fill the memory. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final float QUALITY = 0.82f;

    /** Below this, flat colours begin to show blocks; above it, files grow and nobody sees why. */
    private static final float WEBP_QUALITY = 0.55f;

    /** What a file is, read from its head alone. */
    record Header(Size size, String type) {}

    private Pictures() {}

    /** Empty when the content is no JPEG or PNG picture, or too large a one. */
    static Optional<Header> header(byte[] content) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                String type = "image/" + reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
                var size = new Size(reader.getWidth(0), reader.getHeight(0));
                boolean usable = (type.equals("image/jpeg") || type.equals("image/png"))
                        && (long) size.width() * size.height() <= MOST_PIXELS;
                return usable ? Optional.of(new Header(size, type)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** @param focusX where the picture's main thing is, from 0 to 1, kept inside whatever is cut out */
    static byte[] render(byte[] content, Rendition rendition, double focusX, double focusY) throws IOException {
        BufferedImage original = ImageIO.read(new ByteArrayInputStream(content));
        Size target = rendition.of(new Size(original.getWidth(), original.getHeight()));
        Rectangle part = rendition.fills()
                ? cut(original, (double) rendition.width() / rendition.height(), focusX, focusY)
                : new Rectangle(0, 0, original.getWidth(), original.getHeight());
        boolean transparent = original.getColorModel().hasAlpha();
        BufferedImage scaled =
                scale(original.getSubimage(part.x, part.y, part.width, part.height), target, transparent);
        return rendition.isWebp() ? compressed(scaled, "webp") : write(scaled, transparent);
    }

    private static Rectangle cut(BufferedImage image, double shape, double focusX, double focusY) {
        int width = (int) Math.min(image.getWidth(), Math.round(image.getHeight() * shape));
        int height = (int) Math.min(image.getHeight(), Math.round(image.getWidth() / shape));
        return new Rectangle(
                start(image.getWidth(), width, focusX), start(image.getHeight(), height, focusY), width, height);
    }

    private static int start(int whole, int part, double focus) {
        return (int) Math.clamp(Math.round(whole * focus - part / 2.0), 0, whole - part);
    }

    /** In halves, as a single bilinear step of more than that skips pixels. */
    private static BufferedImage scale(BufferedImage image, Size target, boolean transparent) {
        BufferedImage current = image;
        do {
            int width = Math.max(target.width(), current.getWidth() / 2);
            int height = Math.max(target.height(), current.getHeight() / 2);
            var next = new BufferedImage(
                    width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = next.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(current, 0, 0, width, height, null);
            graphics.dispose();
            current = next;
        } while (current.getWidth() > target.width() || current.getHeight() > target.height());
        return current;
    }

    private static byte[] write(BufferedImage image, boolean transparent) throws IOException {
        if (transparent) {
            var output = new ByteArrayOutputStream();
            ImageIO.write(image, "png", output);
            return output.toByteArray();
        }
        return compressed(image, "jpeg");
    }

    private static byte[] compressed(BufferedImage image, String format) throws IOException {
        var output = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var stream = ImageIO.createImageOutputStream(output)) {
            writer.setOutput(stream);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            if (parameters.getCompressionTypes().length > 1) {
                parameters.setCompressionType("Lossy");
            }
            parameters.setCompressionQuality(format.equals("webp") ? WEBP_QUALITY : QUALITY);
            if (parameters.canWriteProgressive()) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return output.toByteArray();
    }
}
