using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>The largest file that is accepted, sent as a stream.</summary>
public sealed class LargestUploadTests(FunctionAppFixture fixture)
{
    private const int MaximumRows = 1_000_000;
    private const long MaximumMemory = 300L * 1024 * 1024;

    [Fact]
    public async Task Million_rows_of_100_megabytes_are_checked_and_begun_to_be_stored_within_300_megabytes_of_memory()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Uploads__ChunkSeconds", "0")
        );
        var survey = (await SurveyClient.NewAsync(fixture)).Through(app);
        (await survey.PutCodebookAsync(SmallSurvey.CodebookWithOpenQuestion(survey.Survey))).EnsureSuccessStatusCode();

        using var response = await PutAsync(survey, MaximumRows);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        (await survey.StoreAsync(response.Headers.Location!.OriginalString.Split('/')[^1])).EnsureSucceeded();
        (await app.PeakMemoryAsync()).ShouldBeLessThan(MaximumMemory);
    }

    [Fact]
    public async Task One_row_more_is_answered_422()
    {
        await fixture.StartedAsync();
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync(SmallSurvey.CodebookWithOpenQuestion(survey.Survey))).EnsureSuccessStatusCode();

        using var response = await PutAsync(survey, MaximumRows + 1, padding: 0);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)(await response.ReadJsonAsync())!["issues"]![0]!["rule"]).ShouldBe("too-many-rows");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_over_the_limit_is_answered_413_in_words_though_its_sender_does_not_wait_for_the_answer(
        bool chunked
    )
    {
        await fixture.StartedAsync();
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"/api/v1/surveys/{survey.Survey}/waves/2024/groups/scholen/responses", UriKind.Relative)
        )
        {
            Content = new ByteArrayContent(new byte[150_000_000]),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await survey.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        ((string?)(await response.ReadJsonAsync())!["detail"])!.ShouldContain("104,857,600 bytes");
    }

    private static async Task<HttpResponseMessage> PutAsync(SurveyClient survey, int rows, int padding = 80)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"/api/v1/surveys/{survey.Survey}/waves/2024/groups/scholen/responses", UriKind.Relative)
        )
        {
            Content = new RowsContent(rows, padding),
        };
        return await survey.Client.SendAsync(request);
    }

    /// <summary>A response file that is made while it is sent.</summary>
    private sealed class RowsContent : HttpContent
    {
        private readonly int _rows;
        private readonly string _padding;

        public RowsContent(int rows, int padding)
        {
            _rows = rows;
            _padding = new string('x', padding);
            Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            await writer.WriteAsync("respondent;grootte;tevreden;cijfer;toelichting\n");
            for (var row = 0; row < _rows; row++)
                await writer.WriteAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"r{row:D7};{(row % 2) + 1};1;{(row % 10) + 1};{_padding}\n"
                    )
                );
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
