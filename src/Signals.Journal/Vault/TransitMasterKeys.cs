using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Signals.Journal.Vault;

/// <summary>Master keys in the transit engine of OpenBao or HashiCorp Vault: they wrap and unwrap there, and never come here.</summary>
/// <param name="options">Where, and which.</param>
/// <param name="time">The clock for pauses between tries.</param>
/// <param name="files">Keys in files that the vault had before, until nothing depends on them any more; null for none.</param>
public sealed class TransitMasterKeys(TransitOptions options, TimeProvider time, MasterKeyFiles? files = null) : IMasterKeys, IDisposable
{
    private const string Prefix = "transit:";
    private const int MostTries = 3;
    private const int MostAnswerBytes = 65_536;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = options.Address,
        Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        MaxResponseContentBufferSize = MostAnswerBytes,
    };

    /// <inheritdoc/>
    public bool IsSingle => false;

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> Held => files?.Held ?? [];

    /// <inheritdoc/>
    public async Task<string> Current(CancellationToken cancellation)
    {
        var key = await Call(HttpMethod.Get, $"keys/{Uri.EscapeDataString(options.Key)}", null, cancellation);
        return Name(key.GetProperty("latest_version").GetInt32());
    }

    /// <inheritdoc/>
    public async Task<WrappedKey> Wrap(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> about, CancellationToken cancellation)
    {
        var answer = await Call(HttpMethod.Post, $"encrypt/{Uri.EscapeDataString(options.Key)}",
            new { plaintext = Convert.ToBase64String(key.Span), associated_data = Convert.ToBase64String(about.Span) }, cancellation);
        var text = answer.GetProperty("ciphertext").GetString()!;
        // As in vault:v3:..., where the number is the version of the key.
        return text.Split(':') is [_, ['v', .. var version], _] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(Name(number), Encoding.ASCII.GetBytes(text))
            : throw new MasterKeyException("The transit engine answered in a form that is not known. Check that Signals:Transit:Address leads to OpenBao or Vault.");
    }

    /// <inheritdoc/>
    public async Task<byte[]> Unwrap(WrappedKey wrapped, ReadOnlyMemory<byte> about, CancellationToken cancellation)
    {
        if (!wrapped.MasterKey.StartsWith(Prefix, StringComparison.Ordinal))
            return await (files ?? throw new MasterKeyException(
                $"The vault needs the master key {wrapped.MasterKey}, which is in a file. Set Signals:MasterKeyFile beside Signals:Transit until 'signals vault keys' says that nothing depends on it."))
                .Unwrap(wrapped, about, cancellation);
        var answer = await Call(HttpMethod.Post, $"decrypt/{Uri.EscapeDataString(options.Key)}",
            new { ciphertext = Encoding.ASCII.GetString(wrapped.Bytes.Span), associated_data = Convert.ToBase64String(about.Span) }, cancellation);
        return answer.GetProperty("plaintext").GetBytesFromBase64();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private string Name(int version) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{options.Mount}/{options.Key}:v{version}");

    private async Task<JsonElement> Call(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Once(method, path, body, cancellation);
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                if (tries == MostTries)
                    throw new MasterKeyException($"The transit engine at {options.Address} cannot be reached, or is sealed. Start or unseal it; the vault waits for it.", failure);
            }
            await Task.Delay(pause, time, cancellation);
            pause *= 2;
        }
    }

    // Of an answer that refuses nothing is told but its status: what it says may hold what was sent.
    private async Task<JsonElement> Once(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"v1/{options.Mount}/{path}");
        request.Headers.Add("X-Vault-Token", await Token(cancellation));
        request.Headers.Add("X-Vault-Request", "true");
        if (options.Namespace is { } name) request.Headers.Add("X-Vault-Namespace", name);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request, cancellation);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                var document = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
                return document.GetProperty("data");
            case HttpStatusCode.Forbidden:
                throw new MasterKeyException($"The transit engine refuses the token in {options.TokenFile}. Renew it, and see that its policy has read on keys/{options.Key} and update on encrypt and decrypt.");
            case HttpStatusCode.NotFound:
                throw new MasterKeyException($"The transit engine has no key {options.Key} at {options.Mount}. Check Signals:Transit:Key and Mount; a new key cannot open an existing vault.");
            case HttpStatusCode.BadRequest:
                throw new MasterKeyException(
                    $"The transit engine cannot do this with its key {options.Key}: this version of it may be gone (min_decryption_version), or the vault was made with another key. Give the version back.");
            case var status when (int)status == 429 || (int)status >= 500:
                throw new HttpRequestException("The transit engine cannot answer now.", null, status);
            case var status:
                throw new MasterKeyException($"The transit engine answered with status {(int)status}. Check Signals:Transit:Address.");
        }
    }

    private async Task<string> Token(CancellationToken cancellation)
    {
        try
        {
            return (await File.ReadAllTextAsync(options.TokenFile, cancellation)).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The token file {options.TokenFile} cannot be read. Check Signals:Transit:TokenFile.", failure);
        }
    }
}
