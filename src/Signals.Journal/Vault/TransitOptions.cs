namespace Signals.Journal.Vault;

/// <summary>A master key that stays in a server of its own: the transit engine of OpenBao or HashiCorp Vault.</summary>
public sealed class TransitOptions
{
    /// <summary>The server, as in <c>https://bao.example:8200</c>. No default. Plain http is taken only to this machine.</summary>
    public Uri? Address { get; set; }

    /// <summary>Where the engine is mounted. <c>transit</c> unless set.</summary>
    public string Mount { get; set; } = "transit";

    /// <summary>The name of the key, of a kind that authenticates what it encrypts, as <c>aes256-gcm96</c>. No default.</summary>
    public string Key { get; set; } = "";

    /// <summary>The file with the token, read at each call so that an agent may renew it. Its policy needs <c>read</c> on the key, and <c>update</c> on encrypt and decrypt. No default.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>The namespace, where the server has them. None unless set.</summary>
    public string? Namespace { get; set; }

    /// <summary>How long one call may take, in seconds: 1 to 60, 5 unless set. A call is tried at most three times.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>What is wrong with the options, with the remedy.</summary>
    public IEnumerable<string> Problems()
    {
        if (Address is null || !Address.IsAbsoluteUri || (Address.Scheme != Uri.UriSchemeHttps && !(Address.Scheme == Uri.UriSchemeHttp && Address.IsLoopback)))
            yield return "Signals:Transit:Address must be an https address, as in https://bao.example:8200.";
        if (string.IsNullOrWhiteSpace(Key)) yield return "Signals:Transit:Key is missing. Give the name of the key in the transit engine.";
        if (string.IsNullOrWhiteSpace(Mount)) yield return "Signals:Transit:Mount is empty. Leave it out for transit.";
        if (!File.Exists(TokenFile)) yield return "Signals:Transit:TokenFile must name the file with the token.";
        if (TimeoutSeconds is < 1 or > 60) yield return "Signals:Transit:TimeoutSeconds must be 1 to 60.";
    }
}
