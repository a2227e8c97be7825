// A certified OpenID provider (panva's oidc-provider) on this machine, for tests. It can be told to misbehave.
//
// Told by the environment: PORT, REDIRECTS and LOGOUTS (addresses of the house, with commas). Accounts are made up as
// they sign in: what is typed is `sub`, and it stands in every claim that the tests map.
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { SignJWT, exportJWK, generateKeyPair } from "jose";

const issuer = `http://127.0.0.1:${process.env.PORT}`;
const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const forged = (await generateKeyPair("RS256")).privateKey;
const key = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "one" };

let fault = ""; // how the next id token is to be wrong
let level = "loa3"; // how strongly the next one legitimises themself

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "ledstjarna",
      client_secret: "a secret of the tests",
      redirect_uris: process.env.REDIRECTS.split(","),
      post_logout_redirect_uris: process.env.LOGOUTS.split(","),
      backchannel_logout_uri: process.env.BACKCHANNEL,
      backchannel_logout_session_required: true,
    },
  ],
  jwks: { keys: [key] },
  acrValues: ["loa2", "loa3"],
  claims: { openid: ["sub", "hsaId", "personnummer"], acr: null, sid: null },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ["tests"] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, hsaId: sub, personnummer: sub }) }),
  interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid");
    grant.addOIDCClaims(["hsaId", "personnummer", "acr"]);
    await grant.save();
    return grant;
  },
});

const now = () => Math.floor(Date.now() / 1000);
const FAULTS = {
  forged: (claims) => [claims, forged],
  expired: (claims) => [{ ...claims, iat: now() - 7200, exp: now() - 3600 }, privateKey],
  audience: (claims) => [{ ...claims, aud: "somebody-else" }, privateKey],
  audience_with_azp: (claims) => [{ ...claims, aud: ["somebody-else"], azp: "ledstjarna" }, privateKey],
  issuer: (claims) => [{ ...claims, iss: "https://elsewhere.example" }, privateKey],
  nonce: (claims) => [{ ...claims, nonce: "another" }, privateKey],
  future: (claims) => [{ ...claims, iat: now() + 3600, exp: now() + 7200 }, privateKey],
};

const misbehaved = async (token) => {
  if (fault === "missing") return undefined;
  const [head, body] = token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url"));
  if (fault === "unsigned") return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
  if (fault === "shared") {
    return new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "one" }).sign(Buffer.from("a secret of the tests".padEnd(32)));
  }
  const [told, by] = FAULTS[fault](claims);
  return new SignJWT(told).setProtectedHeader(JSON.parse(Buffer.from(head, "base64url"))).sign(by);
};

provider.use(async (ctx, next) => {
  if (ctx.path === "/told") { // from the tests alone
    ({ fault = "", level = "loa3" } = ctx.query);
    ctx.body = "ok";
    return;
  }
  if (ctx.path === "/signed") { // a token of the tests' own wording, signed as the provider's
    const typ = ctx.query.typ ?? "logout+jwt";
    ctx.body = await new SignJWT(JSON.parse(ctx.query.claims)).setProtectedHeader({ alg: "RS256", kid: "one", typ }).sign(
      ctx.query.by === "forged" ? forged : privateKey,
    );
    return;
  }
  const [, page, uid] = ctx.path.split("/");
  if (page !== "who") {
    await next();
    if (fault && ctx.path === "/token" && ctx.body?.id_token) ctx.body.id_token = await misbehaved(ctx.body.id_token);
    return;
  }
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = `<!doctype html><html lang="sv"><title>Vem är du?</title><main><h1>Vem är du?</h1><form method="post" action="/who/${uid}">
      <label>Id <input name="sub"></label><button>Legitimera</button><button name="no" value="1">Avbryt</button></form></main></html>`;
    return;
  }
  const body = new URLSearchParams(await new Promise((done) => {
    let text = "";
    ctx.req.on("data", (part) => (text += part)).on("end", () => done(text));
  }));
  const result = body.has("no")
    ? { error: "access_denied", error_description: "nobody said who they are" }
    : { login: { accountId: body.get("sub"), acr: level } };
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  ctx.respond = false;
});

createServer(provider.callback()).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
