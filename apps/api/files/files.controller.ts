import { Controller, Get, HttpException, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { isUpload } from '../http/upload.js';
import { Id } from '../http/values.js';
import { Files, type StoredFile as StoredFileType } from './files.js';
import { attachment } from './media-type.rules.js';

const StoredFile = z
  .object({
    id: Id,
    name: z.string(),
    mediaType: z.string().meta({ example: 'application/pdf' }),
    size: z.int().meta({ description: 'In bytes.' }),
    sha256: z.string(),
  })
  .meta({ id: 'StoredFile' });

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(private readonly files: Files) {}

  @Post()
  @Allow('attach_file')
  @ApiOperation({
    summary: 'Upload a file',
    description: 'One file of at most 25 MiB. What the content is decides whether it is taken, not its name.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ standardSchema: StoredFile })
  upload(@Req() { body }: FastifyRequest): Promise<StoredFileType> {
    if (isUpload(body)) return this.files.store(body);
    throw new HttpException({ code: 'media_type', detail: 'Send the file as multipart/form-data.' }, 415);
  }

  @Get(':id')
  @Allow('read_file')
  @ApiOperation({ summary: 'Download a file', description: 'Always as an attachment.' })
  @ApiOkResponse({ content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async download(
    @Param('id', { schema: Id }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, mediaType, content, size, sha256 } = await this.files.read(id);
    reply.header('content-security-policy', "sandbox; default-src 'none'").header('etag', `"${sha256}"`);
    const type = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
    return new StreamableFile(content, { type, disposition: attachment(name), length: size });
  }
}
