using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Signals.Journal.Tests.Vault;

/// <summary>A server that speaks the published interface of the transit engine: keys, encrypt, decrypt and rotate, with versions and tokens.</summary>
internal sealed class TransitServer : IDisposable
{
    public const string Token = "s.test-token";

    private readonly HttpListener listener = new();
    private readonly List<byte[]> versions = [RandomNumberGenerator.GetBytes(32)];

    public TransitServer(int port)
    {
        Address = new($"http://127.0.0.1:{port}");
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        _ = Serve();
    }

    public Uri Address { get; }

    /// <summary>The oldest version that still decrypts.</summary>
    public int Oldest { get; set; } = 1;

    /// <summary>How many calls it answers with 503 before it answers again.</summary>
    public int Failing { get; set; }

    /// <summary>Every call, with what was sent.</summary>
    public List<(string Path, string Body)> Calls { get; } = [];

    public void Rotate() => versions.Add(RandomNumberGenerator.GetBytes(32));

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            Calls.Add((context.Request.Url!.AbsolutePath, body));
            var (status, answer) = Answer(context.Request, body);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.ToJsonString()));
            context.Response.Close();
        }
    }

    private (int, JsonNode) Answer(HttpListenerRequest request, string body)
    {
        if (Failing > 0)
        {
            Failing--;
            return (503, Errors("Vault is sealed"));
        }
        if (request.Headers["X-Vault-Token"] != Token) return (403, Errors("permission denied"));
        var sent = body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
        switch ($"{request.HttpMethod} {request.Url!.AbsolutePath}")
        {
            case "GET /v1/transit/keys/signals":
                return (200, Data(new() { ["name"] = "signals", ["type"] = "aes256-gcm96", ["latest_version"] = versions.Count, ["min_decryption_version"] = Oldest }));
            case "POST /v1/transit/encrypt/signals":
                var nonce = RandomNumberGenerator.GetBytes(12);
                var plain = sent.GetProperty("plaintext").GetBytesFromBase64();
                var (cipher, tag) = (new byte[plain.Length], new byte[16]);
                using (var key = new AesGcm(versions[^1], 16)) key.Encrypt(nonce, plain, cipher, tag, sent.GetProperty("associated_data").GetBytesFromBase64());
                return (200, Data(new() { ["ciphertext"] = $"vault:v{versions.Count}:{Convert.ToBase64String([.. nonce, .. cipher, .. tag])}", ["key_version"] = versions.Count }));
            case "POST /v1/transit/decrypt/signals":
                var parts = sent.GetProperty("ciphertext").GetString()!.Split(':');
                var version = int.Parse(parts[1][1..], System.Globalization.CultureInfo.InvariantCulture);
                if (version < Oldest || version > versions.Count) return (400, Errors("ciphertext or signature version is disallowed by policy (too old)"));
                var bytes = Convert.FromBase64String(parts[2]);
                var opened = new byte[bytes.Length - 28];
                try
                {
                    using var key = new AesGcm(versions[version - 1], 16);
                    key.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(12, opened.Length), bytes.AsSpan(bytes.Length - 16), opened, sent.GetProperty("associated_data").GetBytesFromBase64());
                }
                catch (AuthenticationTagMismatchException)
                {
                    return (400, Errors("cipher: message authentication failed"));
                }
                return (200, Data(new() { ["plaintext"] = Convert.ToBase64String(opened) }));
            default:
                return (404, Errors());
        }
    }

    private static JsonObject Data(JsonObject data) => new() { ["request_id"] = Guid.NewGuid().ToString(), ["data"] = data };

    private static JsonObject Errors(params string[] errors) => new() { ["errors"] = new JsonArray([.. errors.Select(error => (JsonNode)error)]) };
}
