using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;

namespace Serverless.Core.Tests.Pictures;

/// <summary>Pictures to try things on.</summary>
internal static class SamplePictures
{
    /// <summary>A JPEG of 40 by 24 pixels that runs from one colour to another, as a browser makes it.</summary>
    public static byte[] Jpeg { get; } =
        Convert.FromBase64String(
            "/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBD"
                + "ARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAYACgD"
                + "ASIAAhEBAxEB/8QAGQAAAwEBAQAAAAAAAAAAAAAAAAIDAQQF/8QAFhABAQEAAAAAAAAAAAAAAAAAAAEC/8QAFwEBAQEBAAAAAAAA"
                + "AAAAAAAAAwQBAv/EABYRAQEBAAAAAAAAAAAAAAAAAAABAv/aAAwDAQACEQMRAD8A83MUzC5ikjdVxmNkPmMzFJA6qjMbIDSAVppH"
                + "HIpmAKNJcnzFJAA6Pk+YABU8j//Z"
        );

    /// <summary>A PNG of 6 by 4 pixels in one colour.</summary>
    public static byte[] Png { get; } =
        PngWriter.Write(new RasterPicture(6, 4, Enumerable.Repeat((byte)90, 72).ToArray()));

    /// <summary>The line of a template that gives a picture its name.</summary>
    public static string Line(string name, byte[] file, string type = "image/jpeg") =>
        $"[{name}]: data:{type};base64,{Convert.ToBase64String(file)}";

    /// <summary>The JPEG with a segment after its first marker.</summary>
    public static byte[] JpegWith(byte marker, byte[] content) =>
        [
            .. Jpeg.Take(2),
            0xFF,
            marker,
            (byte)((content.Length + 2) >> 8),
            (byte)(content.Length + 2),
            .. content,
            .. Jpeg.Skip(2),
        ];
}
