using System.Security.Cryptography;
using System.Text;
using Signals.Core.Areas;
using Signals.Core.Text;
using Signals.Grains.Vault;

namespace Signals.Gateway.Sealing;

/// <summary>Seals what people write before it goes inward, under keys of the vault: when a key is destroyed, so are the words.</summary>
internal sealed class Seals(IKeyRing keys)
{
    /// <param name="municipality">Whose words.</param>
    /// <param name="purpose">What they belong to, as a purpose of keys.</param>
    /// <param name="destroyAt">When a key made now is destroyed; null for one that stays.</param>
    public async Task<Seal> Of(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation) =>
        new((await keys.Key(municipality, purpose, destroyAt, cancellation)).ToArray(), Encoding.UTF8.GetBytes($"{municipality}/{purpose}"));
}

/// <summary>Seals and opens words by AES-GCM: a nonce of 12 bytes, the words, a tag of 16.</summary>
/// <param name="key">32 bytes.</param>
/// <param name="belongsTo">What the words belong to: sealed words put elsewhere do not open there.</param>
internal sealed class Seal(byte[] key, byte[] belongsTo)
{
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    public SealedText Close(string words)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), belongsTo);
        return SealedText.Of(bytes);
    }

    /// <returns>The words; null if they cannot be opened any more, because their key was destroyed.</returns>
    public string? Open(SealedText? words)
    {
        if (words is null) return null;
        var bytes = words.ToBytes();
        if (bytes.Length < NonceBytes + TagBytes) return null;
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, belongsTo);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
