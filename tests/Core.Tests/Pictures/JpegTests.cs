using System.Text;
using Serverless.Reporting.Pictures;
using Serverless.Surveys.Issues;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pictures;

public sealed class JpegTests
{
    /// <summary>Where the marker of the header is in the sample.</summary>
    private static readonly int Header = SamplePictures.Jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);

    [Fact]
    public void Picture_has_the_size_of_its_header()
    {
        var read = JpegReader.Read(SamplePictures.Jpeg);

        (read.Columns, read.Rows, read.IsGrey).ShouldBe((40, 24, false));
    }

    [Fact]
    public void Picture_that_was_written_is_read_as_the_same()
    {
        var once = JpegReader.Read(SamplePictures.Jpeg);

        JpegReader.Read(once.File.Span).File.ToArray().ShouldBe(once.File.ToArray());
    }

    [Theory]
    [InlineData(0xE1)]
    [InlineData(0xEC)]
    [InlineData(0xFE)]
    public void What_is_not_seen_is_left_behind(byte marker)
    {
        var read = JpegReader.Read(
            SamplePictures.JpegWith(marker, Encoding.ASCII.GetBytes("gemaakt door Jan, 52.1 noord"))
        );

        read.File.ToArray().ShouldBe(JpegReader.Read(SamplePictures.Jpeg).File.ToArray());
    }

    [Fact]
    public void What_follows_the_picture_is_left_behind()
    {
        byte[] file = [.. SamplePictures.Jpeg, .. "<script>"u8];

        JpegReader.Read(file).File.ToArray().ShouldBe(JpegReader.Read(SamplePictures.Jpeg).File.ToArray());
    }

    [Theory]
    [InlineData("II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0006\0\0\0")]
    [InlineData("MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0")]
    public void Photo_that_is_to_be_turned_is_refused(string exif)
    {
        var file = SamplePictures.JpegWith(0xE1, Encoding.Latin1.GetBytes("Exif\0\0" + exif));

        Should.Throw<UnusableFileException>(() => JpegReader.Read(file)).Message.ShouldContain("save it upright");
    }

    [Fact]
    public void Upright_photo_with_notes_of_its_camera_is_read()
    {
        var exif = Encoding.Latin1.GetBytes(
            "Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0001\0\0\0"
        );

        JpegReader.Read(SamplePictures.JpegWith(0xE1, exif)).Columns.ShouldBe(40);
    }

    [Theory]
    [InlineData(1, 0xC2, "progressive")]
    [InlineData(1, 0xC9, "unusual")]
    [InlineData(4, 12, "more than 8 bits")]
    [InlineData(9, 4, "cannot be read")]
    [InlineData(5, 0xFF, "2000 on each side")]
    public void Picture_of_another_kind_is_refused_in_words(int place, byte value, string words)
    {
        byte[] file = [.. SamplePictures.Jpeg];
        file[Header + place] = value;

        Should.Throw<UnusableFileException>(() => JpegReader.Read(file)).Message.ShouldContain(words);
    }

    [Fact]
    public void Colours_of_another_kind_are_refused_in_words()
    {
        var file = SamplePictures.JpegWith(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);

        Should.Throw<UnusableFileException>(() => JpegReader.Read(file)).Message.ShouldContain("colours");
    }

    [Fact]
    public void Picture_that_is_cut_short_is_refused_wherever_it_is_cut()
    {
        for (var length = 0; length < SamplePictures.Jpeg.Length; length++)
        {
            var cut = SamplePictures.Jpeg[..length];
            Should.Throw<UnusableFileException>(() => JpegReader.Read(cut));
        }
    }

    [Fact]
    public void Damage_is_refused_or_harmless()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            byte[] damaged = [.. SamplePictures.Jpeg];
            for (var n = random.Next(1, 5); n > 0; n--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                var read = JpegReader.Read(damaged);
                read.Columns.ShouldBeInRange(1, PictureFile.MaximumSide);
            }
            catch (UnusableFileException refused)
            {
                refused.Message.ShouldNotBeNullOrWhiteSpace();
            }
        }
    }
}
