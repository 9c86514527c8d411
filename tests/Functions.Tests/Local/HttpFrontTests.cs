using System.Net;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Tests.App;
using Serverless.Local;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Triggers;
using Serverless.Local.Running;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>Requests through the host to the real worker.</summary>
public sealed class HttpFrontTests(FunctionAppFixture fixture)
{
    private const string Codebook = "/api/v1/surveys/front/codebook";

    [Theory]
    [InlineData("PUT", Codebook, false, 401)]
    [InlineData("PUT", Codebook, true, 422)]
    [InlineData("GET", "/api/v1/schemas/codebook", false, 200)]
    [InlineData("GET", "/api/v1/nergens", false, 404)]
    [InlineData("DELETE", Codebook, true, 405)]
    public async Task Request_passes_to_the_function_of_its_address_and_method(
        string method,
        string path,
        bool withKey,
        int status
    )
    {
        using var client = await ClientAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "PUT" ? new StringContent("{}") : null;
        if (withKey)
            request.Headers.Add(Credential.KeyHeader, TestKeys.Key.Text);

        using var response = await client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        if (status >= 400)
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Invocation_id_of_a_caller_is_not_passed_on()
    {
        using var client = await ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/schemas/codebook");
        request.Headers.Add("x-ms-invocation-id", Guid.NewGuid().ToString());

        using var response = await client.SendAsync(request).WaitAsync(TimeSpan.FromSeconds(10));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Answer_goes_to_the_caller_and_not_a_second_time_to_the_host()
    {
        var worker = await (await fixture.StartedAsync()).App.WorkerAsync(CancellationToken.None);
        var trigger = (HttpTrigger)worker.Functions.Single(function => function.Name == "GetSchema").Trigger;
        var context = new DefaultHttpContext();
        context.Request.RouteValues["schema"] = "codebook";
        var invocation = Invocations.ForHttp(trigger, context.Request);
        using var client = new HttpClient { BaseAddress = worker.HttpUri };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/schemas/codebook");
        request.Headers.Add("x-ms-invocation-id", invocation.InvocationId);

        var running = worker.InvokeAsync("GetSchema", invocation, CancellationToken.None);
        using var answer = await client.SendAsync(request);
        var response = await running;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Result.Status.ShouldBe(StatusResult.Types.Status.Success);
        response.CalculateSize().ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Start_of_the_api_leads_on()
    {
        using var client = await ClientAsync();

        using var start = await client.GetAsync(new Uri("/api/v1", UriKind.Relative));

        ((string?)(await start.ReadJsonAsync())!["links"]!["surveys"]).ShouldBe("/api/v1/surveys");
    }

    [Fact]
    public async Task Port_that_is_taken_is_named()
    {
        await fixture.StartedAsync();
        var port = fixture.Client.BaseAddress!.Port;

        var refusal = await Should.ThrowAsync<LocalRunException>(() =>
            FunctionHost.StartAsync(
                new FunctionHostOptions(
                    FunctionAppProcess.Folder,
                    fixture.ConnectionString,
                    FunctionAppFolder.LocalSettings,
                    port
                ),
                _ => { }
            )
        );

        refusal.Message.ShouldContain(port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        refusal.Message.ShouldContain("--port");
    }

    [Fact]
    public async Task Body_that_comes_a_byte_at_a_time_is_not_waited_for()
    {
        var address = (await fixture.StartedAsync()).Client.BaseAddress!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, limit.Token);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"PUT {Codebook} HTTP/1.1\r\nHost: {address.Authority}\r\n{Credential.KeyHeader}: {TestKeys.Key.Text}\r\nContent-Length: 100000\r\n\r\n"
            ),
            limit.Token
        );
        using var answer = new StreamReader(stream, Encoding.ASCII);
        var answering = answer.ReadLineAsync(limit.Token).AsTask();

        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!answering.IsCompleted && await beat.WaitForNextTickAsync(limit.Token))
            await stream.WriteAsync("{"u8.ToArray(), limit.Token);

        (await answering)!.ShouldContain(" 408 ");
    }

    /// <summary>A client without the key.</summary>
    private async Task<HttpClient> ClientAsync() =>
        new() { BaseAddress = (await fixture.StartedAsync()).Client.BaseAddress };
}
